package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import lifeline.ingest.codec.Collected;
import org.jspecify.annotations.Nullable;

/**
 * A time in milliseconds since 1970 as a device reports it.
 *
 * @param instant null where there is none, or none that can be read
 * @param fault what stands in place of a time; null when it is one, or none is there
 */
record ReportedTime(@Nullable Instant instant, @Nullable String fault) {
    static final ReportedTime NONE = new ReportedTime(null, null);

    /** From year 1 to year 9999: what the store and ISO 8601 can write. */
    private static final double FIRST_MILLI = -62_135_596_800_000d;

    private static final double LAST_MILLI = 253_402_300_799_999d;

    /** Reads the value at hand to its end, whatever it is. */
    static ReportedTime read(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return NONE;
        }
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            parser.skipChildren();
            return new ReportedTime(null, "'time' must be milliseconds");
        }
        double millis = parser.getTextLength() > ReportedNumber.LONGEST ? Double.NaN : parser.getDoubleValue();
        if (!(millis >= FIRST_MILLI && millis <= LAST_MILLI)) {
            return new ReportedTime(null, "no time in milliseconds: " + Collected.brief(parser.getText()));
        }
        long micros = (long) Math.floor(millis * 1000);
        return new ReportedTime(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000),
                null);
    }
}
