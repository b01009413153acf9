package lifeline.stream.store.beginning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.clock.CityClock;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.rulebook.RuleOverride;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.rulebook.WorkWindow;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreFailedException;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreTime;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code rule_version}, {@code rule_override} and {@code work_window}, and the retired of {@code device}. Whoever writes them also writes {@code rule_audit}, whose newest
 * row tells whether there is anything to read; all is read in one state of the store.
 */
public final class JdbcRuleSets implements RuleSets {
    private static final long serialVersionUID = 1;

    private static final String NEWEST = "select coalesce(max(seq), 0) from rule_audit";
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final String CHANGED =
            "select domain, max(seq) as revision from rule_audit group by domain having max(seq) > ? order by 2";
    private static final String VERSIONS =
            "select state, version, rules from rule_version where domain = ? and state in ('ACTIVE', 'SHADOW')";
    private static final String OVERRIDES = """
            select id, rule, asset, device, levels::text as levels, until from rule_override
            where domain = ? and ended_at is null and until > ? order by id""";

    /** Those that are over are still asked for what arrives late. A device that is taken out is as one that is worked at until it is back. */
    private static final String WORK = """
            select id, asset, device, quantity, starts_at, coalesce(ended_at, until) as ends_at from work_window
            where domain = ? and coalesce(ended_at, until) > ? and coalesce(ended_at, until) > starts_at
            union all
            select 0, null, id, null, coalesce(retired_at, '1970-01-01'), case when retired_at is null then back_at else '2200-01-01' end
            from device where domain = ? and (retired_at is not null or back_at > ?)
            order by 1, 3""";

    private static final Duration LATE_HORIZON = Duration.ofDays(3);

    private final StoreAccess access;
    private final String clockSetting;

    /** @param clockSetting the city's time, as in {@link CityClock#SETTING} */
    public JdbcRuleSets(StoreAccess access, String clockSetting) {
        this.access = access;
        this.clockSetting = clockSetting;
    }

    @Override
    public Reading open() {
        CityClock clock = CityClock.from(Map.of(CityClock.SETTING, clockSetting));
        StoreSession session = new StoreSession(access);
        return new Reading() {
            @Override
            public List<RuleSet> changedSince(long revision) throws InterruptedException {
                try {
                    return session.transact(connection -> read(connection, revision, clock.instant()));
                } catch (StoreRefusedException e) {
                    throw new StoreFailedException("the rules cannot be read", e);
                }
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private static List<RuleSet> read(Connection connection, long revision, Instant now) throws SQLException {
        List<RuleSet> sets = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SNAPSHOT);
            try (ResultSet row = statement.executeQuery(NEWEST)) {
                row.next();
                if (row.getLong(1) <= revision) {
                    return sets;
                }
            }
        }
        try (PreparedStatement changed = connection.prepareStatement(CHANGED)) {
            changed.setLong(1, revision);
            try (ResultSet row = changed.executeQuery()) {
                while (row.next()) {
                    sets.add(set(connection, row.getString("domain"), row.getLong("revision"), now));
                }
            }
        }
        return sets;
    }

    private record Version(int number, String rules) {}

    private static RuleSet set(Connection connection, String domain, long revision, Instant now) throws SQLException {
        Map<String, Version> versions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(VERSIONS)) {
            select.setString(1, domain);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.put(row.getString("state"), new Version(row.getInt("version"), row.getString("rules")));
                }
            }
        }
        @Nullable Version active = versions.get("ACTIVE");
        @Nullable Version shadow = versions.get("SHADOW");
        return new RuleSet(
                domain,
                revision,
                active == null ? 0 : active.number(),
                active == null ? null : active.rules(),
                shadow == null ? null : shadow.number(),
                shadow == null ? null : shadow.rules(),
                overrides(connection, domain, now),
                work(connection, domain, now));
    }

    private static List<WorkWindow> work(Connection connection, String domain, Instant now) throws SQLException {
        List<WorkWindow> windows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WORK)) {
            select.setString(1, domain);
            select.setObject(2, StoreTime.of(now.minus(LATE_HORIZON)));
            select.setString(3, domain);
            select.setObject(4, StoreTime.of(now.minus(LATE_HORIZON)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    windows.add(new WorkWindow(
                            row.getLong("id"),
                            row.getString("asset"),
                            row.getString("device"),
                            row.getString("quantity"),
                            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                            row.getObject("ends_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return windows;
    }

    private static List<RuleOverride> overrides(Connection connection, String domain, Instant now) throws SQLException {
        List<RuleOverride> overrides = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OVERRIDES)) {
            select.setString(1, domain);
            select.setObject(2, StoreTime.of(now));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    overrides.add(new RuleOverride(
                            row.getLong("id"),
                            row.getString("rule"),
                            row.getString("asset"),
                            row.getString("device"),
                            row.getString("levels"),
                            row.getObject("until", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return overrides;
    }
}
