/**
 * {@code ./lifeline bench}: the whole chain under load, beside what its parts can do by themselves, in one run on one machine.
 *
 * <p>Everything measured runs in processes of its own; this one only starts them, samples what the system says of them, and
 * sums up.
 */
@NullMarked
package lifeline.launcher.bench;

import org.jspecify.annotations.NullMarked;
