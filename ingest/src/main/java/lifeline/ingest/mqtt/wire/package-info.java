/**
 * The bytes between the broker and Paho: sockets that are watched and can be cut, TLS, and packets made bearable before
 * Paho sees them.
 */
@NullMarked
package lifeline.ingest.mqtt.wire;

import org.jspecify.annotations.NullMarked;
