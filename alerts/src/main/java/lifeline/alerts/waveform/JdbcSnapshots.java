package lifeline.alerts.waveform;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import lifeline.alerts.follow.Place;
import lifeline.alerts.store.Columns;

/** Copies rows of {@code waveform} into {@code waveform_snapshot}, by cursor over the signals; a row is copied once. */
@Singleton
public final class JdbcSnapshots {
    /** What led to it. */
    static final Duration BEFORE = Duration.ofMinutes(1);

    /** What came of it. */
    static final Duration AFTER = Duration.ofMinutes(2);

    private static final int BATCH = 50;

    private static final String NEXT = """
            select kind <> 'RAISE' or at <= ? from signal
            where seq > %s order by seq limit 1""".formatted(Place.POSITION);
    private static final String AFTER_POSITION =
            "select seq, id, asset, kind = 'RAISE' and exercise is null and not shadow as raise, at from signal where seq > ? order by seq limit "
                    + BATCH;
    private static final String COPY = """
            insert into waveform_snapshot
                (signal, sensor, started_at, rate, encoding, scale, base, count, samples, quality)
            select ?::uuid, w.sensor, w.started_at, w.rate, w.encoding, w.scale, w.base, w.count, w.samples, w.quality
            from waveform w
            where w.sensor in (select s.id from sensor s join device d on d.id = s.device where d.asset = ? and d.id !~ '^exercise-[0-9]+:')
                and w.started_at > ? and w.started_at < ?
            order by w.sensor, w.started_at
            on conflict do nothing""";

    /** Whether the next signal may be taken; cheaper than locking the place to find out. */
    boolean isAnyDue(Connection connection, Place place, Instant raisedUntil) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setObject(1, Columns.time(raisedUntil));
            next.setString(2, place.follower());
            try (ResultSet row = next.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Takes the next signals, up to the first that was raised after {@code raisedUntil}, and copies what belongs to them.
     * Whoever does so at the same time waits. True when any was taken.
     */
    boolean keep(Connection connection, Place place, Instant raisedUntil) throws SQLException {
        long position = place.lock(connection);
        long taken = position;
        try (PreparedStatement signals = connection.prepareStatement(AFTER_POSITION)) {
            signals.setLong(1, position);
            try (ResultSet signal = signals.executeQuery()) {
                while (signal.next()) {
                    if (signal.getBoolean("raise")) {
                        Instant at = Columns.instant(signal, "at");
                        if (at.isAfter(raisedUntil)) {
                            break;
                        }
                        copy(connection, signal.getObject("id", UUID.class), signal.getString("asset"), at);
                    }
                    taken = signal.getLong("seq");
                }
            }
        }
        place.moveTo(connection, taken);
        return taken > position;
    }

    private static void copy(Connection connection, UUID signal, String asset, Instant at) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement(COPY)) {
            copy.setObject(1, signal);
            copy.setString(2, asset);
            // a row holds up to a second
            copy.setObject(3, Columns.time(at.minus(BEFORE).minusSeconds(1)));
            copy.setObject(4, Columns.time(at.plus(AFTER)));
            copy.executeUpdate();
        }
    }
}
