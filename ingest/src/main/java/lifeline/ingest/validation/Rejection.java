package lifeline.ingest.validation;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import lifeline.ingest.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something that arrived and could not be used, with the reason: counted, kept, acknowledged; it never stops a job.
 *
 * @param topic cut to {@value #MAX_TOPIC_CHARS} characters
 * @param device as in the topic, or empty when the topic cannot be read
 * @param detail what is wrong, where
 * @param excerpt the first bytes of the payload, at most {@value #MAX_EXCERPT_BYTES}
 * @param bytes length of the whole payload
 * @param sha256 of the whole payload, where it was cut before it was kept
 * @param readings how many readings this stands for; a message that cannot be read counts as one
 */
@SuppressWarnings("ArrayRecordComponent") // an excerpt is bytes; equality below is by content
public record Rejection(
        RejectionReason reason,
        String topic,
        String device,
        String detail,
        byte[] excerpt,
        int bytes,
        @Nullable String sha256,
        Instant receivedAt,
        int readings) {

    public static final int MAX_TOPIC_CHARS = 256;
    public static final int MAX_EXCERPT_BYTES = 4096;
    private static final int MAX_DETAIL_CHARS = 512;

    public Rejection {
        topic = cut(topic, MAX_TOPIC_CHARS);
        detail = cut(detail, MAX_DETAIL_CHARS);
        if (excerpt.length > MAX_EXCERPT_BYTES) {
            excerpt = Arrays.copyOf(excerpt, MAX_EXCERPT_BYTES);
        }
    }

    /** {@code message}, or one reading in it, refused. */
    public static Rejection of(Message message, RejectionReason reason, String device, String detail) {
        return new Rejection(
                reason,
                message.topic(),
                device,
                detail,
                message.payload(),
                message.length(),
                message.sha256(),
                message.receivedAt(),
                1);
    }

    /** The store's text cannot hold NUL, and half a surrogate pair is no text at all. */
    private static String cut(String text, int length) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        if (clean.length() <= length) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length;
        return clean.substring(0, end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rejection that
                && reason == that.reason
                && topic.equals(that.topic)
                && device.equals(that.device)
                && detail.equals(that.detail)
                && Arrays.equals(excerpt, that.excerpt)
                && bytes == that.bytes
                && Objects.equals(sha256, that.sha256)
                && receivedAt.equals(that.receivedAt)
                && readings == that.readings;
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, topic, detail, receivedAt);
    }

    @Override
    public String toString() {
        return "Rejection[" + reason + ", " + topic + ", " + detail + ']';
    }
}
