/**
 * How a domain behaves and breaks: {@code simulation.yaml}, read strictly. What is here is data; the simulators give it
 * life, and {@link lifeline.contract.city.City} makes the simulated city from its fleets.
 */
@NullMarked
package lifeline.contract.simulation;

import org.jspecify.annotations.NullMarked;
