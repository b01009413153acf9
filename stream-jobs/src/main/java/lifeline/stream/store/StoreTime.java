package lifeline.stream.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import lifeline.stream.window.Micros;

/** Instants as the store's {@code timestamptz}, which keeps microseconds. */
public final class StoreTime {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private StoreTime() {}

    public static OffsetDateTime of(Instant instant) {
        return within(instant).atOffset(ZoneOffset.UTC);
    }

    /** For arrays: microseconds since 1970, added to the epoch in SQL. */
    public static long micros(Instant instant) {
        return Micros.of(within(instant));
    }

    private static Instant within(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }
}
