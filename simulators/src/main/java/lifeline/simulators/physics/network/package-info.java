/**
 * Water under pressure in pipes: a {@link lifeline.simulators.physics.network.Network} of nodes and pipes, what is drawn
 * from it ({@link lifeline.simulators.physics.network.Loads}), and the
 * {@link lifeline.simulators.physics.network.GradientSolver} that finds heads and flows. Held against EPANET by a test.
 *
 * <p>Units are metres, metres of water, seconds and m³/s throughout. Nodes and pipes are known by their positions in the
 * network's lists; ids are for people. Nothing here is for several threads at once, except the network itself.
 */
@NullMarked
package lifeline.simulators.physics.network;

import org.jspecify.annotations.NullMarked;
