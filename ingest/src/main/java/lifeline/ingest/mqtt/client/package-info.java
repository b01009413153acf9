/**
 * One connection to a broker, as a port and its one implementation on Paho 1.2.5, the only class that imports Paho.
 *
 * <p>A connection is used once: it is opened, delivers, is lost or closed, and a new one is made. What arrives is handed
 * over on the client's own thread, which must never be blocked: Paho then stops reading pings, and hangs for good when a
 * reconnect meets a callback that has not returned.
 */
@NullMarked
package lifeline.ingest.mqtt.client;

import org.jspecify.annotations.NullMarked;
