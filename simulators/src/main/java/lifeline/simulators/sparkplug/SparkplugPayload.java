package lifeline.simulators.sparkplug;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes Sparkplug B payloads. */
public final class SparkplugPayload {
    private static final int STRING = 12;

    private SparkplugPayload() {}

    /**
     * @param seq null in deaths of nodes and in commands
     * @param withTypes whether each metric says its type, as births must
     */
    public static byte[] encode(Instant at, @Nullable Integer seq, boolean withTypes, List<SparkplugMetric> metrics) {
        ProtoWriter payload = new ProtoWriter().number(1, at.toEpochMilli());
        metrics.forEach(metric -> payload.bytes(2, metric.encode(withTypes)));
        if (seq != null) {
            payload.number(3, seq);
        }
        return payload.written();
    }

    /** {@code payload} as the reference implementation compresses it. */
    public static byte[] gzip(byte[] payload, int seq) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(body)) {
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return compressed(body.toByteArray(), "GZIP", seq);
    }

    /** The same with the other algorithm, which needs not be named. */
    public static byte[] deflate(byte[] payload, int seq) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(body)) {
            out.write(payload);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return compressed(body.toByteArray(), null, seq);
    }

    private static byte[] compressed(byte[] body, @Nullable String algorithm, int seq) {
        ProtoWriter payload = new ProtoWriter();
        if (algorithm != null) {
            byte[] metric = new ProtoWriter()
                    .text(1, "algorithm")
                    .number(4, STRING)
                    .text(15, algorithm)
                    .written();
            payload.bytes(2, metric);
        }
        return payload.number(3, seq)
                .text(4, "SPBV1.0_COMPRESSED")
                .bytes(5, body)
                .written();
    }
}
