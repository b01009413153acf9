/** Networks on the drawing board: streets from the assets that stand along them, and pipes as wide as they need to be. */
@NullMarked
package lifeline.simulators.physics.network.plan;

import org.jspecify.annotations.NullMarked;
