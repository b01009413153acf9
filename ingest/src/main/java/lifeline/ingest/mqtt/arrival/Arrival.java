package lifeline.ingest.mqtt.arrival;

import lifeline.ingest.Message;
import lifeline.ingest.mqtt.client.Delivery;
import lifeline.ingest.mqtt.wire.Payload;

/**
 * A message in the inbox, already cut, with the connection it came by.
 *
 * @param packetId what acknowledges it on that connection; 0 at QoS 0
 * @param arrivedNanos when it came, as {@link System#nanoTime} counts
 */
public record Arrival(Message message, int packetId, long generation, long arrivedNanos) {
    /** Objects, references and queue slots around the text and the bytes, roughly. */
    private static final int OVERHEAD_BYTES = 250;

    static Arrival of(Delivery delivery, long generation, boolean afterReconnect, ReceiveClock clock, long nowNanos) {
        Payload payload = delivery.payload();
        Message message = new Message(
                delivery.topic(),
                payload.bytes(),
                payload.length(),
                payload.sha256(),
                clock.next(Message.span(payload.bytes())),
                delivery.duplicate(),
                delivery.retained(),
                afterReconnect);
        return new Arrival(message, delivery.qos() == 0 ? 0 : delivery.packetId(), generation, nowNanos);
    }

    /** Whether the broker waits for an acknowledgement. */
    public boolean isAcknowledged() {
        return packetId != 0;
    }

    long bytes() {
        return message.payload().length + 2L * message.topic().length() + OVERHEAD_BYTES;
    }
}
