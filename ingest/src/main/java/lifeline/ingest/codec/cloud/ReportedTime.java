package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.IsoTime;
import org.jspecify.annotations.Nullable;

/**
 * When a device says it measured something: Alink tells milliseconds since 1970, Huawei an {@code event_time}.
 *
 * @param instant null where there is none, or none that can be read
 * @param fault what stands in place of a time; null when it is one, or none is there
 */
record ReportedTime(@Nullable Instant instant, @Nullable String fault) {
    static final ReportedTime NONE = new ReportedTime(null, null);

    private static final int COMPACT = "20151212T121212".length();

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

    /**
     * Huawei's {@code 20151212T121212Z}, or ISO 8601 as {@code 2020-08-12T12:12:12.333Z}. What is neither counts as no time:
     * the platform then takes its own, and so do we.
     */
    static Optional<Instant> event(String text) {
        return IsoTime.parse(isCompact(text) ? spread(text) : text);
    }

    private static boolean isCompact(String text) {
        return text.length() >= COMPACT && text.charAt(8) == 'T' && text.indexOf('-') < 0;
    }

    private static String spread(String text) {
        return text.substring(0, 4)
                + '-'
                + text.substring(4, 6)
                + '-'
                + text.substring(6, 11)
                + ':'
                + text.substring(11, 13)
                + ':'
                + text.substring(13);
    }
}
