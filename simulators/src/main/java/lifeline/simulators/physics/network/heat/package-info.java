/**
 * A city's primary heating network: one heat source, supply and return mains along the streets, stations that take water from
 * the one and give it back to the other, chambers along the way, and the homes behind the stations. Supply and return are two
 * networks that share the solver: what a station draws from the first it puts into the second; what leaks is made up at the
 * constant-pressure point. Temperatures follow the water, with its delay and its losses.
 */
@NullMarked
package lifeline.simulators.physics.network.heat;

import org.jspecify.annotations.NullMarked;
