package lifeline.ingest.sparkplug.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import lifeline.ingest.Message;
import lifeline.ingest.validation.RejectionReason;

/**
 * Payloads in a compressed body. The specification does not have them; the reference implementation writes them, and names
 * the algorithm in a metric. Both algorithms carry a checksum, and it is checked.
 */
final class Compression {
    /** What the uuid of such a payload is. */
    static final String MARK = "SPBV1.0_COMPRESSED";

    /** The metric that names the algorithm; without it, it is DEFLATE. */
    static final String ALGORITHM = "algorithm";

    private static final int BUFFER = 8192;

    private Compression() {}

    /** The payload in {@code body}, at most as long as a message that is not compressed may be. */
    static byte[] undo(byte[] body, String algorithm) throws UnreadablePayloadException {
        try (InputStream in = open(body, algorithm)) {
            return readAll(in);
        } catch (IOException e) {
            throw new UnreadablePayloadException(
                    RejectionReason.CORRUPT_COMPRESSION, "the compressed body is broken: " + e.getMessage());
        }
    }

    private static InputStream open(byte[] body, String algorithm) throws IOException, UnreadablePayloadException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "", "DEFLATE" -> new InflaterInputStream(bytes);
            case "GZIP" -> new GZIPInputStream(bytes);
            default ->
                throw UnreadablePayloadException.malformed("compressed in a way that is not known: "
                        + algorithm.substring(0, Math.min(algorithm.length(), 32)));
        };
    }

    private static byte[] readAll(InputStream in) throws IOException, UnreadablePayloadException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (out.size() > Message.MAX_PAYLOAD_BYTES) {
                throw new UnreadablePayloadException(
                        RejectionReason.PAYLOAD_TOO_LARGE,
                        "more than " + Message.MAX_PAYLOAD_BYTES + " bytes once it is no longer compressed");
            }
        }
        return out.toByteArray();
    }
}
