package lifeline.stream.sink.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import lifeline.stream.blind.BlindReason;
import lifeline.stream.blind.Spell;
import lifeline.stream.store.StoreTime;
import lifeline.stream.window.Micros;

/** The tables {@code blind_window} and {@code job_heartbeat}. */
final class BlindTable {
    private static final String JOB = "detection";
    private static final String LAST_BEAT = "select beat_at from job_heartbeat where job = '" + JOB + "' for update";
    private static final String BEAT = "insert into job_heartbeat (job, beat_at) values ('" + JOB + "', ?)"
            + " on conflict (job) do update set beat_at = excluded.beat_at";
    private static final String END_ALL =
            "update blind_window set ended_at = greatest(began_at, ?) where ended_at is null";
    private static final String END = "update blind_window set ended_at = ? where began_at = ? and ended_at is null";
    private static final String INSERT = "insert into blind_window (began_at, ended_at, reason) values (?, ?, ?)";

    private final Connection connection;

    BlindTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * The job is there at {@code now}: what was open ended when it was last heard, and since then it was down, if that is
     * longer than {@code tolerance}.
     *
     * @return whether it was
     */
    boolean arrive(Instant now, Duration tolerance) throws SQLException {
        Optional<Instant> last = lastBeat();
        boolean wasDown = last.isPresent() && last.get().plus(tolerance).isBefore(now);
        if (last.isPresent()) {
            endAll(wasDown ? last.get() : now);
        }
        if (wasDown) {
            insert(new Spell(Micros.of(last.get()), Micros.of(now), BlindReason.DOWN));
        }
        beat(now);
        return wasDown;
    }

    private Optional<Instant> lastBeat() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST_BEAT);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                    : Optional.empty();
        }
    }

    private void endAll(Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END_ALL)) {
            update.setObject(1, StoreTime.of(at));
            update.executeUpdate();
        }
    }

    void beat(Instant now) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(BEAT)) {
            upsert.setObject(1, StoreTime.of(now));
            upsert.executeUpdate();
        }
    }

    /** A window that has begun, or ended; written again, it stays one. */
    void write(Spell spell) throws SQLException {
        if (!spell.isOver() || !end(spell)) {
            insert(spell);
        }
    }

    private boolean end(Spell spell) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setObject(1, StoreTime.of(Micros.instant(spell.to())));
            update.setObject(2, StoreTime.of(Micros.instant(spell.from())));
            return update.executeUpdate() > 0;
        }
    }

    private void insert(Spell spell) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, StoreTime.of(Micros.instant(spell.from())));
            insert.setObject(2, spell.isOver() ? StoreTime.of(Micros.instant(spell.to())) : null);
            insert.setString(3, spell.reason().name());
            insert.executeUpdate();
        }
    }
}
