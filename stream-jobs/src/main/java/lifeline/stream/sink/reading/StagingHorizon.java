package lifeline.stream.sink.reading;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreTime;

/**
 * From which time on readings go straight into their table: the store's {@code staging_horizon()}, asked about once a minute.
 * What is compressed meanwhile can still be written to, only slowly.
 */
final class StagingHorizon {
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final String HORIZON = "select staging_horizon()";

    private final StoreSession session;
    private final Clock clock;
    private Instant goodUntil = Instant.MIN;
    private long micros = Long.MIN_VALUE;

    StagingHorizon(StoreSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** In microseconds since 1970. */
    long micros() throws InterruptedException, StoreRefusedException {
        Instant now = clock.instant();
        if (!now.isBefore(goodUntil)) {
            micros = session.transact(StagingHorizon::ask);
            goodUntil = now.plus(GOOD_FOR);
        }
        return micros;
    }

    private static long ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HORIZON)) {
            row.next();
            return StoreTime.micros(row.getObject(1, OffsetDateTime.class).toInstant());
        }
    }
}
