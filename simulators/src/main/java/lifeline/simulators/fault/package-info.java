/** What breaks when, and where: plays turned into injected faults. Pure; the same seed strikes the same devices. */
@NullMarked
package lifeline.simulators.fault;

import org.jspecify.annotations.NullMarked;
