/**
 * How the things that are watched hang together: what flows from where to where, what lies beside what, what crosses what.
 *
 * <p>A {@link lifeline.contract.topology.Topology} is checked whole and never changes: a connection without an end, or a loop in the
 * direction of flow, is refused with its name. Detection looks for neighbours in it, the service for what belongs together, and
 * {@link lifeline.contract.topology.place.Locator} for the place between two of them. All of it is pure.
 */
@NullMarked
package lifeline.contract.topology;

import org.jspecify.annotations.NullMarked;
