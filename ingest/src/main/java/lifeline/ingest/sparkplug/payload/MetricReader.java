package lifeline.ingest.sparkplug.payload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one metric. Of a property set it wants two properties; nothing nested deeper is looked at. */
final class MetricReader {
    private static final long UINT32 = 0xFFFF_FFFFL;
    /** The places of the two properties are looked for among so many. */
    private static final int PROPERTIES = 64;

    private @Nullable String name;
    private @Nullable Long alias;
    private @Nullable Long timestamp;
    private @Nullable Integer dataType;
    private boolean isHistorical;
    private boolean isNull;
    private @Nullable String unit;
    private @Nullable Integer quality;
    private Metric.@Nullable Value value;
    private @Nullable String text;

    private MetricReader() {}

    static Metric read(Wire wire) throws UnreadablePayloadException {
        MetricReader reader = new MetricReader();
        while (wire.hasMore()) {
            reader.field(wire.tag(), wire);
        }
        return new Metric(
                reader.name,
                reader.alias,
                reader.timestamp,
                reader.dataType,
                reader.isHistorical,
                reader.isNull,
                reader.unit,
                reader.quality,
                reader.value,
                reader.text);
    }

    private void field(int tag, Wire wire) throws UnreadablePayloadException {
        switch (tag) {
            case 1 << 3 | Wire.LENGTH -> name = wire.text();
            case 2 << 3 | Wire.VARINT -> alias = wire.varint();
            case 3 << 3 | Wire.VARINT -> timestamp = wire.varint();
            case 4 << 3 | Wire.VARINT -> dataType = (int) wire.varint();
            case 5 << 3 | Wire.VARINT -> isHistorical = wire.varint() != 0;
            case 7 << 3 | Wire.VARINT -> isNull = wire.varint() != 0;
            case 9 << 3 | Wire.LENGTH -> properties(wire.nested());
            case 10 << 3 | Wire.VARINT -> value = new Metric.Value(Metric.Form.INT, wire.varint() & UINT32);
            case 11 << 3 | Wire.VARINT -> value = new Metric.Value(Metric.Form.LONG, wire.varint());
            case 12 << 3 | Wire.FIXED32 -> value = new Metric.Value(Metric.Form.FLOAT, wire.fixed32());
            case 13 << 3 | Wire.FIXED64 -> value = new Metric.Value(Metric.Form.DOUBLE, wire.fixed64());
            case 14 << 3 | Wire.VARINT -> value = new Metric.Value(Metric.Form.BOOLEAN, wire.varint());
            default -> other(tag, wire);
        }
    }

    private void other(int tag, Wire wire) throws UnreadablePayloadException {
        int field = tag >>> 3;
        if (field >= 15 && field <= 19) {
            value = new Metric.Value(Metric.Form.OTHER, 0);
        }
        if (tag == (15 << 3 | Wire.LENGTH) && Compression.ALGORITHM.equals(name)) {
            text = wire.text();
        } else {
            wire.skip(tag);
        }
    }

    /** Keys and values are two lists, in no order between them. */
    private void properties(Wire wire) throws UnreadablePayloadException {
        List<String> keys = new ArrayList<>(4);
        List<Wire> values = new ArrayList<>(4);
        while (wire.hasMore()) {
            int tag = wire.tag();
            if (tag == (1 << 3 | Wire.LENGTH) && keys.size() < PROPERTIES) {
                keys.add(wire.text());
            } else if (tag == (2 << 3 | Wire.LENGTH) && values.size() < PROPERTIES) {
                values.add(wire.nested());
            } else {
                wire.skip(tag);
            }
        }
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            property(keys.get(i), values.get(i));
        }
    }

    private void property(String key, Wire wire) throws UnreadablePayloadException {
        boolean isUnit = key.equals(Metric.UNIT);
        if (!isUnit && !key.equals(Metric.QUALITY)) {
            return;
        }
        while (wire.hasMore()) {
            int tag = wire.tag();
            if (isUnit && tag == (8 << 3 | Wire.LENGTH)) {
                unit = wire.text();
            } else if (!isUnit && (tag == (3 << 3 | Wire.VARINT) || tag == (4 << 3 | Wire.VARINT))) {
                quality = (int) wire.varint();
            } else {
                wire.skip(tag);
            }
        }
    }
}
