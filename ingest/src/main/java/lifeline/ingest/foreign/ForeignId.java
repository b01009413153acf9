package lifeline.ingest.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lifeline.contract.reading.Identifier;

/**
 * Writes any text as an identifier: the same text always as the same one, two texts never as one. What an identifier cannot
 * have becomes {@code _xHHHH_}, a {@code _x} that was there {@code _x005F_x}. One that is too long keeps its beginning and
 * ends with {@code _xz} and 96 bits of its hash.
 */
public final class ForeignId {
    private static final int HASH_BYTES = 12;
    private static final String HASHED = "_xz";

    private ForeignId() {}

    /** {@code namespace:id}; the namespace has no colon, so that it ends at the first. */
    public static String of(String namespace, String foreign) {
        String prefix = namespace + ':';
        return prefix + written(foreign, Identifier.MAX_LENGTH - prefix.length());
    }

    /** {@code text} as a part of an identifier. */
    static String of(String text) {
        return written(text, Identifier.MAX_LENGTH);
    }

    private static String written(String text, int longest) {
        String escaped = escaped(text);
        if (escaped.length() <= longest) {
            return escaped;
        }
        String tail = HASHED + HexFormat.of().formatHex(hash(escaped), 0, HASH_BYTES);
        return escaped.substring(0, longest - tail.length()) + tail;
    }

    private static String escaped(String text) {
        StringBuilder written = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean looksEscaped = c == '_' && i + 1 < text.length() && text.charAt(i + 1) == 'x';
            if (looksEscaped || !(Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':')) {
                written.append("_x")
                        .append(HexFormat.of().withUpperCase().toHexDigits(c))
                        .append('_');
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    private static byte[] hash(String escaped) {
        try {
            // the escaped text: half a surrogate pair has no bytes of its own
            return MessageDigest.getInstance("SHA-256").digest(escaped.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
