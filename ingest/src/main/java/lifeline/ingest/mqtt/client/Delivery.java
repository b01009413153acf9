package lifeline.ingest.mqtt.client;

import lifeline.ingest.mqtt.wire.Payload;

/**
 * A message as a connection brings it.
 *
 * @param packetId what it is acknowledged by, on this connection only
 * @param qos 0 or 1; 0 is not acknowledged
 * @param duplicate the broker says it may have delivered this before
 */
public record Delivery(String topic, Payload payload, int packetId, int qos, boolean duplicate, boolean retained) {}
