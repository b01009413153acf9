package lifeline.ingest.mqtt.client;

/**
 * A message as a connection brings it.
 *
 * @param packetId what it is acknowledged by, on this connection only
 * @param qos 0 or 1; 0 is not acknowledged
 * @param duplicate the broker says it may have delivered this before
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Delivery(String topic, byte[] payload, int packetId, int qos, boolean duplicate, boolean retained) {}
