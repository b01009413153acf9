/**
 * A scenario played by shadow devices: what speaks and breaks, and how it is said on the topic root that only exercises use. Whoever
 * plays one asks from one thread; making a play may be done in another. Nothing here waits for the city's clock.
 */
@NullMarked
package lifeline.simulators.shadow;

import org.jspecify.annotations.NullMarked;
