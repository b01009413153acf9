package lifeline.ingest.mqtt.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import lifeline.ingest.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries, cut where it is too long to be kept.
 *
 * @param bytes all, or the first {@link Message#CUT_PAYLOAD_BYTES} of more than {@link Message#MAX_PAYLOAD_BYTES}
 * @param length of the whole
 * @param sha256 of the whole, in hex, only where it was cut
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Payload(byte[] bytes, int length, @Nullable String sha256) {
    /** Cut if it must be. */
    public static Payload of(byte[] whole) {
        if (whole.length <= Message.MAX_PAYLOAD_BYTES) {
            return new Payload(whole, whole.length, null);
        }
        MessageDigest digest = digest();
        digest.update(whole);
        return new Payload(Arrays.copyOf(whole, Message.CUT_PAYLOAD_BYTES), whole.length, hex(digest));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
