package lifeline.ingest;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the broker delivered, not yet understood. Immutable by agreement: nobody writes into {@code payload}.
 *
 * @param topic as it was published on
 * @param payload whole up to {@value #MAX_PAYLOAD_BYTES} bytes; of a longer one the first {@value #CUT_PAYLOAD_BYTES}
 * @param length of the whole payload
 * @param sha256 of the whole payload, in hex, only where it was cut
 * @param receivedAt strictly increasing within a process, and {@link #span} microseconds before the next one
 * @param duplicate the broker says it may have delivered this before
 * @param retained old news that the broker kept, not something that happens now
 * @param afterReconnect came soon after a session was taken up again, when brokers deliver again what was on its way
 */
@SuppressWarnings("ArrayRecordComponent") // a payload is bytes; equality below is by content
public record Message(
        String topic,
        byte[] payload,
        int length,
        @Nullable String sha256,
        Instant receivedAt,
        boolean duplicate,
        boolean retained,
        boolean afterReconnect) {

    /** The longest payload that is kept whole. */
    public static final int MAX_PAYLOAD_BYTES = 1 << 20;

    /** What is kept of a longer one. */
    public static final int CUT_PAYLOAD_BYTES = 1 << 10;

    /** {@code {"v":1},}: no element of an array of JSON that carries a reading is shorter, in any format. */
    private static final int SHORTEST_ELEMENT_BYTES = 8;

    /** {@code a1 02 01}: a map of one label and its value. */
    private static final int SHORTEST_BINARY_ELEMENT_BYTES = 3;

    /** Arrays of CBOR begin with the bytes from 0x80 to 0x9f, tagged ones with 0xc0 to 0xdb. */
    private static final int CBOR_KIND_MASK = 0xE0;

    /** An object that is not longer carries no array of readings worth the name. */
    private static final int LONGEST_PLAIN_OBJECT_BYTES = 128;

    /** Whether only the beginning of the payload is here. */
    public boolean isCut() {
        return sha256 != null;
    }

    /**
     * How many microseconds from {@code receivedAt} on belong to this message: as many as the readings without a time
     * that an array may hold, so that each gets an instant of its own.
     */
    public static int span(byte[] payload) {
        if (payload.length == 0) {
            return 1;
        }
        int kind = payload[0] & CBOR_KIND_MASK;
        if (kind == 0x80 || kind == 0xC0) {
            return payload.length / SHORTEST_BINARY_ELEMENT_BYTES + 1;
        }
        boolean several = payload[0] == '[' || (payload[0] == '{' && payload.length > LONGEST_PLAIN_OBJECT_BYTES);
        return several ? payload.length / SHORTEST_ELEMENT_BYTES + 1 : 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message that
                && topic.equals(that.topic)
                && Arrays.equals(payload, that.payload)
                && length == that.length
                && Objects.equals(sha256, that.sha256)
                && receivedAt.equals(that.receivedAt)
                && duplicate == that.duplicate
                && retained == that.retained
                && afterReconnect == that.afterReconnect;
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, Arrays.hashCode(payload), receivedAt);
    }

    @Override
    public String toString() {
        return "Message[" + topic + ", " + length + " bytes, " + receivedAt + ']';
    }
}
