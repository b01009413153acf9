/**
 * {@code ./lifeline drill}: a whole city under load, its programs killed at random moments, and at the end the books
 * compared: what was sent with what is stored, what must have raised an alert with the alerts there are.
 *
 * <p>When to kill is decided beforehand, by a seeded clock that knows nothing of recovery. Whether a part works again is
 * seen from outside only: by rows in the store and answers of the service.
 */
@NullMarked
package lifeline.launcher.drill;

import org.jspecify.annotations.NullMarked;
