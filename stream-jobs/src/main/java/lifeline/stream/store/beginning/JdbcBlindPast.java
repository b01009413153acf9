package lifeline.stream.store.beginning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import lifeline.stream.blind.BlindReason;
import lifeline.stream.blind.Spell;
import lifeline.stream.operator.BlindPast;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreFailedException;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreTime;
import lifeline.stream.window.Micros;

/**
 * The blind windows in the store, and the time since the job's last heartbeat. Whether the job's own writer has already
 * turned that into a window makes no difference: both are read in one state of the store.
 */
public final class JdbcBlindPast implements BlindPast {
    private static final long serialVersionUID = 1;
    private static final Duration REMEMBERED = Duration.ofDays(3);
    private static final String WINDOWS = """
            select began_at, coalesce(ended_at, greatest(began_at, beat_at), began_at) as ended_at, reason
            from blind_window left join (select max(beat_at) as beat_at from job_heartbeat) h on true
            where coalesce(ended_at, 'infinity') > ?
            union all
            select max(beat_at) as began_at, ?::timestamptz, 'DOWN' from job_heartbeat having max(beat_at) < ?
            order by 1 desc limit 64""";

    private final StoreAccess access;

    public JdbcBlindPast(StoreAccess access) {
        this.access = access;
    }

    @Override
    public List<Spell> read(Instant now) throws InterruptedException {
        try (StoreSession session = new StoreSession(access)) {
            return session.transact(connection -> read(connection, now));
        } catch (StoreRefusedException e) {
            throw new StoreFailedException("the blind windows cannot be read", e);
        }
    }

    private static List<Spell> read(Connection connection, Instant now) throws SQLException {
        List<Spell> spells = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WINDOWS)) {
            select.setObject(1, StoreTime.of(now.minus(REMEMBERED)));
            select.setObject(2, StoreTime.of(now));
            select.setObject(3, StoreTime.of(now));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    spells.add(new Spell(
                            micros(row, "began_at"),
                            micros(row, "ended_at"),
                            BlindReason.valueOf(row.getString("reason"))));
                }
            }
        }
        return spells;
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        return Micros.of(row.getObject(column, OffsetDateTime.class).toInstant());
    }
}
