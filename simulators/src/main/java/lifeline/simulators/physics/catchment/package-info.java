/**
 * Rain on its way over a street into the sewer and the sea. One balance of water for each low point: what ran off is gathering,
 * standing on the road, in the chamber, or gone. Every reading of depth, level, rain and tide comes from the same weather.
 */
@NullMarked
package lifeline.simulators.physics.catchment;

import org.jspecify.annotations.NullMarked;
