/**
 * One MQTT session: connected, acknowledged, watched, connected again. Three kinds of threads meet here:
 *
 * <ul>
 *   <li>the task's thread polls, marks checkpoints and hears of their completion; it never waits;
 *   <li>the session's own thread takes care in rounds; only it uses the connection;
 *   <li>the client's callback puts what arrives into the inbox, and returns.
 * </ul>
 *
 * <p>A message is acknowledged on the connection it came by, once a checkpoint that holds it has completed, or never:
 * then the broker delivers it again. Whatever is in the inbox is emitted even if its connection is gone: the broker may
 * have lost it.
 */
@NullMarked
package lifeline.ingest.mqtt.session;

import org.jspecify.annotations.NullMarked;
