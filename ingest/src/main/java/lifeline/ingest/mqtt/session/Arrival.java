package lifeline.ingest.mqtt.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import lifeline.ingest.Message;
import lifeline.ingest.mqtt.client.Delivery;

/**
 * A message in the inbox, already cut, with the connection it came by.
 *
 * @param packetId what acknowledges it on that connection; 0 at QoS 0
 */
public record Arrival(Message message, int packetId, long generation) {
    /** Objects, references and queue slots around the text and the bytes, roughly. */
    private static final int OVERHEAD_BYTES = 250;

    static Arrival of(Delivery delivery, long generation, boolean afterReconnect, ReceiveClock clock) {
        byte[] whole = delivery.payload();
        boolean cut = whole.length > Message.MAX_PAYLOAD_BYTES;
        byte[] kept = cut ? Arrays.copyOf(whole, Message.CUT_PAYLOAD_BYTES) : whole;
        Message message = new Message(
                delivery.topic(),
                kept,
                whole.length,
                cut ? sha256(whole) : null,
                clock.next(Message.span(kept)),
                delivery.duplicate(),
                delivery.retained(),
                afterReconnect);
        return new Arrival(message, delivery.qos() == 0 ? 0 : delivery.packetId(), generation);
    }

    /** Whether the broker waits for an acknowledgement. */
    boolean isAcknowledged() {
        return packetId != 0;
    }

    long bytes() {
        return message.payload().length + 2L * message.topic().length() + OVERHEAD_BYTES;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
