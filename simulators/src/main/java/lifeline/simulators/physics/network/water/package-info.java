/**
 * A city's water network: made from its gauges, zones and tanks and a seed, fed by waterworks, drawn from as people draw water
 * through a day and a week, leaking a little everywhere. It bursts, its valves are shut, and the change of pressure runs
 * through its pipes as a wave before the network finds its new state.
 */
@NullMarked
package lifeline.simulators.physics.network.water;

import org.jspecify.annotations.NullMarked;
