package lifeline.ingest.sparkplug.payload;

import java.util.ArrayList;
import java.util.List;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * What a Sparkplug B message says.
 *
 * @param timestamp when it was sent, milliseconds since 1970
 * @param seq its number, 0 to 255; one that is left out is 0, as protobuf's newer encoders write it
 */
public record Payload(@Nullable Long timestamp, List<Metric> metrics, int seq) {
    /** The most metrics a payload may have: each costs memory that its two bytes on the wire do not show. */
    public static final int MOST_METRICS = 20_000;

    private static final long LARGEST_SEQ = 255;

    /** Reads a payload as it was published. */
    public static Payload read(byte[] bytes) throws UnreadablePayloadException {
        Raw raw = Raw.read(bytes);
        if (!raw.isCompressed()) {
            return raw.payload();
        }
        Raw inner = Raw.read(Compression.undo(raw.body, raw.algorithm));
        if (inner.isCompressed()) {
            throw UnreadablePayloadException.malformed("compressed twice");
        }
        if (inner.seq == null) {
            inner.seq = raw.seq;
        }
        return inner.payload();
    }

    /** The metric of this name, if there is one. */
    public @Nullable Metric metric(String name) {
        for (Metric metric : metrics) {
            if (name.equals(metric.name())) {
                return metric;
            }
        }
        return null;
    }

    private static final class Raw {
        private @Nullable Long timestamp;
        private final List<Metric> metrics = new ArrayList<>(4);
        private @Nullable Long seq;
        private String uuid = "";
        private byte[] body = {};
        private String algorithm = "";

        static Raw read(byte[] bytes) throws UnreadablePayloadException {
            Raw raw = new Raw();
            Wire wire = new Wire(bytes);
            while (wire.hasMore()) {
                raw.field(wire.tag(), wire);
            }
            return raw;
        }

        private void field(int tag, Wire wire) throws UnreadablePayloadException {
            switch (tag) {
                case 1 << 3 | Wire.VARINT -> timestamp = wire.varint();
                case 2 << 3 | Wire.LENGTH -> metric(wire.nested());
                case 3 << 3 | Wire.VARINT -> seq = wire.varint();
                case 4 << 3 | Wire.LENGTH -> uuid = wire.text();
                case 5 << 3 | Wire.LENGTH -> body = wire.bytes();
                default -> wire.skip(tag);
            }
        }

        private void metric(Wire wire) throws UnreadablePayloadException {
            if (metrics.size() == MOST_METRICS) {
                throw new UnreadablePayloadException(
                        RejectionReason.TOO_MANY_METRICS, "more than " + MOST_METRICS + " metrics");
            }
            Metric metric = MetricReader.read(wire);
            if (Compression.ALGORITHM.equals(metric.name())) {
                String text = metric.text();
                algorithm = text == null ? "" : text;
            }
            metrics.add(metric);
        }

        boolean isCompressed() {
            return uuid.equals(Compression.MARK);
        }

        Payload payload() throws UnreadablePayloadException {
            long number = seq == null ? 0 : seq;
            if (number < 0 || number > LARGEST_SEQ) {
                throw UnreadablePayloadException.malformed(
                        "seq is " + Long.toUnsignedString(number) + ", 0 to " + LARGEST_SEQ + " is allowed");
            }
            return new Payload(timestamp, List.copyOf(metrics), (int) number);
        }
    }
}
