package lifeline.ingest.codec.senml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a record, RFC 8428 §4.3: a name in JSON, a number in CBOR. */
enum Label {
    BASE_VERSION("bver", -1, Kind.NUMBER),
    BASE_NAME("bn", -2, Kind.TEXT),
    BASE_TIME("bt", -3, Kind.NUMBER),
    BASE_UNIT("bu", -4, Kind.TEXT),
    BASE_VALUE("bv", -5, Kind.NUMBER),
    BASE_SUM("bs", -6, Kind.NUMBER),
    NAME("n", 0, Kind.TEXT),
    UNIT("u", 1, Kind.TEXT),
    VALUE("v", 2, Kind.NUMBER),
    STRING_VALUE("vs", 3, Kind.NO_NUMBER),
    BOOLEAN_VALUE("vb", 4, Kind.NO_NUMBER),
    SUM("s", 5, Kind.NUMBER),
    TIME("t", 6, Kind.NUMBER),
    UPDATE_TIME("ut", 7, Kind.NUMBER),
    DATA_VALUE("vd", 8, Kind.NO_NUMBER);

    private static final Map<String, Label> JSON = new HashMap<>();
    private static final Map<String, Label> CBOR = new HashMap<>();

    static {
        for (Label label : values()) {
            JSON.put(label.json, label);
            CBOR.put(Integer.toString(label.cbor), label);
        }
    }

    private final String json;
    private final int cbor;
    private final Kind kind;

    /** What stands in a field. */
    enum Kind {
        NUMBER,
        TEXT,
        /** A value, but none that can be measured. */
        NO_NUMBER
    }

    Label(String json, int cbor, Kind kind) {
        this.json = json;
        this.cbor = cbor;
        this.kind = kind;
    }

    static @Nullable Label json(String name) {
        return JSON.get(name);
    }

    /** @param key an integer as text */
    static @Nullable Label cbor(String key) {
        return CBOR.get(key);
    }

    Kind kind() {
        return kind;
    }

    boolean isBase() {
        return cbor < 0;
    }

    @Override
    public String toString() {
        return "'" + json + "'";
    }
}
