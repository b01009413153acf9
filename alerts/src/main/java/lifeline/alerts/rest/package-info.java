/**
 * The HTTP API under {@code /api/v1}: translates and delegates, decides nothing.
 *
 * <p>Who may call what is decided before a request gets here, by {@link lifeline.alerts.access}. What cannot be done is
 * answered as an RFC 9457 problem; nothing of the inside is in an answer.
 */
@NullMarked
package lifeline.alerts.rest;

import org.jspecify.annotations.NullMarked;
