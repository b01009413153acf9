package lifeline.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lifeline.ingest.foreign.TopicFilter;

/** What the session that reads a foreign filter is called at the broker: the same name as long as the filter is the same. */
final class ForeignSession {
    private static final int LONGEST_BEGINNING = 19;
    private static final int HASH_BYTES = 6;

    private ForeignSession() {}

    /** An installation of its own, so that neither client ids nor share groups meet those of the native topics. */
    static String name(String installation, TopicFilter filter) {
        String beginning = installation.substring(0, Math.min(LONGEST_BEGINNING, installation.length()));
        return beginning + "-" + HexFormat.of().formatHex(hash(installation + '\n' + filter), 0, HASH_BYTES);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
