/**
 * The live stream: what happens to alerts, to everybody who looks, as it happens.
 *
 * <p>{@link lifeline.alerts.live.AuditTail} follows the audit by cursor and keeps the newest entries; each
 * {@link lifeline.alerts.live.Viewer} has a place of its own in the same sequence and takes what lies after it whenever its
 * connection can take more. So a slow viewer costs its place and one batch, never memory, and a viewer that comes back with
 * {@code Last-Event-ID} goes on where it was, whichever replica it meets: no gap, no repeat.
 *
 * <p>The tail has a thread of its own; viewers live on the event loop and only ask the store when they are too far behind
 * for what is kept.
 */
@NullMarked
package lifeline.alerts.live;

import org.jspecify.annotations.NullMarked;
