package lifeline.ingest.codec.cloud;

import java.time.Instant;
import java.util.Optional;
import lifeline.ingest.codec.IsoTime;

/**
 * Huawei's {@code event_time}: {@code 20151212T121212Z}, or ISO 8601 as {@code 2020-08-12T12:12:12.333Z}. The platform takes
 * its own time when it can read neither, and so do we.
 */
final class EventTime {
    private static final int COMPACT = "20151212T121212".length();

    private EventTime() {}

    static Optional<Instant> parse(String text) {
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
