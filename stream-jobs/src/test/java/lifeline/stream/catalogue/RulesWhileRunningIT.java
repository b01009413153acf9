package lifeline.stream.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.topology.Topology;
import lifeline.stream.DetectionJob;
import lifeline.stream.JobEnvironment;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.JobTime;
import lifeline.stream.replay.run.InOrder;
import lifeline.stream.replay.run.Lane;
import lifeline.stream.replay.run.RecordedIntake;
import lifeline.stream.sink.signal.SignalSink;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreUnderTest;
import lifeline.stream.store.beginning.JdbcOpenEpisodes;
import lifeline.stream.store.beginning.JdbcRuleSets;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The job as it runs, with a real store; readings are handed in one by one. */
class RulesWhileRunningIT {
    private static final Duration EFFECTIVE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SIGNALS = "select rule, kind, severity, rule_version, shadow from signal order by seq";
    private static final String AUDIT = "insert into rule_audit (domain, version, at, actor, action, comment, source)"
            + " values ('gas', 1, clock_timestamp(), 'a', 'ACTIVATE', 'b', '')";
    private static final String SHIPPED = DomainFolder.rules("gas");

    private final StoreAccess store;
    private final Handed readings = new Handed();
    private final Lane lane = Lane.open(
            Catalogue.load(),
            Map.of(),
            Map.of(),
            Topology.NONE,
            readings,
            InOrder.ofSignals(1, signal -> {}),
            InOrder.ofScores(1, score -> {}));
    private final JobClient job;

    RulesWhileRunningIT() throws Exception {
        store = StoreUnderTest.empty();
        String clock = CityClock.SYSTEM.setting();
        RuleSets rules = new JdbcRuleSets(store, clock);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2, JobEnvironment.replaying());
        environment.setBufferTimeout(5);
        new DetectionJob(
                        new RecordedIntake(lane.number()),
                        Catalogue::load,
                        CatalogueSource.of(rules, Catalogue::load),
                        Beginning.after(new JdbcOpenEpisodes(store), now -> List.of())
                                .with(rules),
                        JobTime.live(CityClock.SYSTEM),
                        new DetectionJob.Sinks(
                                new DiscardingSink<>(),
                                new DiscardingSink<>(),
                                new SignalSink(store, clock),
                                new DiscardingSink<>(),
                                new DiscardingSink<>(),
                                new DiscardingSink<>(),
                                Optional.empty()))
                .define(environment);
        job = environment.executeAsync();
    }

    /** Readings of one methane sensor; the source waits for the next. */
    private static final class Handed implements Iterator<Reading> {
        private final BlockingQueue<Optional<Reading>> waiting = new LinkedBlockingQueue<>();
        private Optional<Reading> next = Optional.empty();
        private Instant at = Instant.now().minusSeconds(3600);

        void hand(double methane) {
            at = at.plusSeconds(10);
            waiting.add(Optional.of(
                    new Reading("gas", "well-1", "dev-1", "methane", at, at, null, null, methane, Quality.GOOD)));
        }

        void end() {
            waiting.add(Optional.empty());
        }

        @Override
        public boolean hasNext() {
            try {
                next = waiting.take();
                return next.isPresent();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public Reading next() {
            return next.orElseThrow();
        }
    }

    @BeforeEach
    void judgesByWhatTheBuildCarries() throws Exception {
        readings.hand(60);
        readings.hand(60);
        await(List.of("gas.methane.leak RAISE RED 0 f"));
    }

    @AfterEach
    void stop() throws Exception {
        readings.end();
        job.cancel().get(30, TimeUnit.SECONDS);
        lane.close();
    }

    @Test
    void aNewVersionIsEffectiveWithinTwoSecondsAndLosesNothingOfAnOpenEpisode() throws Exception {
        activate(redHeldAbove(60));
        whileRedIsHeld();
        await(List.of("gas.methane.leak RAISE RED 0 f", "gas.methane.leak EASE ORANGE 1 f"));
        assertEquals(List.of("1 0 1"), query("select count(distinct episode), min(step), max(step) from signal"));
        assertEffectiveWithinTwoSeconds();
    }

    @Test
    void ofAStormOfFiftyReloadsInASecondTheLastIsInForce() throws Exception {
        Instant began = Instant.now();
        for (int i = 1; i < 50; i++) {
            activate(SHIPPED + "# " + i + "\n");
        }
        activate(redHeldAbove(60));
        assertTrue(Duration.between(began, Instant.now()).toSeconds() < 5, "no storm");
        whileRedIsHeld();
        await(List.of("gas.methane.leak RAISE RED 0 f", "gas.methane.leak EASE ORANGE 50 f"));
        assertEffectiveWithinTwoSeconds();
    }

    @Test
    void whatHasAFaultChangesNothingAndWhatComesAfterItCounts() throws Exception {
        activate(redHeldAbove(60).replace("quantity: methane", "quantity: methan"));
        activate("rubbish");
        TimeUnit.MILLISECONDS.sleep(3 * CatalogueWatch.PAUSE_MILLIS);
        for (int i = 0; i < 30; i++) {
            readings.hand(45 + 0.1 * i);
        }
        activate(redHeldAbove(60));
        whileRedIsHeld();
        await(List.of("gas.methane.leak RAISE RED 0 f", "gas.methane.leak EASE ORANGE 3 f"));
    }

    @Test
    void aVersionInShadowIsWrittenDownAsSuch() throws Exception {
        StoreUnderTest.run(
                store,
                "insert into rule_version (domain, version, state, rules, author, reason, created_at) values ('gas', 1, 'SHADOW', $$"
                        + SHIPPED + "$$, 'a', 'b', now());" + AUDIT);
        while (rows().size() < 2) {
            readings.hand(61);
            TimeUnit.MILLISECONDS.sleep(20);
        }
        await(List.of("gas.methane.leak RAISE RED 0 f", "gas.methane.leak~1 RAISE RED 1 t"));
    }

    @Test
    void whatIsMeasuredInADeclaredWindowOfWorkChangesNothingUntilItEnds() throws Exception {
        StoreUnderTest.run(
                store,
                "insert into work_window (kind, domain, asset, author, reason, created_at, starts_at, until) values ('CALIBRATION',"
                        + " 'gas', 'well-1', 'a', 'b', now(), now() - interval '2 hours', now() + interval '1 hour')");
        activate(redHeldAbove(60));
        TimeUnit.MILLISECONDS.sleep(3 * CatalogueWatch.PAUSE_MILLIS);
        for (int i = 0; i < 60; i++) {
            readings.hand(45 + 0.1 * (i % 7));
        }
        Instant lastInWindow = readings.at;
        StoreUnderTest.run(
                store,
                "update work_window set ended_by = 'a', ended_at = timestamptz '" + lastInWindow
                        + "' + interval '1 second';" + AUDIT);
        whileRedIsHeld();
        await(List.of("gas.methane.leak RAISE RED 0 f", "gas.methane.leak EASE ORANGE 1 f"));
        assertEquals(
                List.of("t"),
                query("select at > timestamptz '" + lastInWindow + "' from signal order by seq desc limit 1"));
    }

    @Test
    void aDeviceThatIsTakenOutOfTheRegistryIsJudgedByNothingUntilItIsBack() throws Exception {
        StoreUnderTest.run(
                store,
                "insert into device (id, asset, domain, period_s, registered, retired_at) values ('dev-1', 'well-1', 'gas', 10, false,"
                        + " now() - interval '2 hours')");
        activate(redHeldAbove(60));
        TimeUnit.MILLISECONDS.sleep(3 * CatalogueWatch.PAUSE_MILLIS);
        for (int i = 0; i < 60; i++) {
            readings.hand(45 + 0.1 * (i % 7));
        }
        Instant backAt = readings.at.plusSeconds(1);
        StoreUnderTest.run(
                store,
                "update device set registered = true, retired_at = null, back_at = timestamptz '" + backAt + "';"
                        + AUDIT);
        whileRedIsHeld();
        await(List.of("gas.methane.leak RAISE RED 0 f", "gas.methane.leak EASE ORANGE 1 f"));
        assertEquals(
                List.of("t"), query("select at > timestamptz '" + backAt + "' from signal order by seq desc limit 1"));
    }

    /** At 45 a red is held by the rules of the build, for as long as one likes. */
    private void whileRedIsHeld() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        for (int i = 0; rows().size() < 2; i++) {
            // two minutes of quiet are a dozen readings: how soon they come is not what is measured
            for (int reading = 0; reading < 6; reading++) {
                readings.hand(45 + 0.1 * ((i + reading) % 7));
            }
            assertTrue(Instant.now().isBefore(end), "no new rule judges");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void assertEffectiveWithinTwoSeconds() throws SQLException {
        String took = "select detected_at - (select max(at) from rule_audit) < interval '" + EFFECTIVE.toSeconds()
                + " s' from signal order by seq desc limit 1";
        assertEquals(List.of("t"), query(took));
    }

    private static String redHeldAbove(int clear) {
        return SHIPPED.replace("raise: 50, clear: 40", "raise: " + (clear + 10) + ", clear: " + clear);
    }

    /** As the service does it. */
    private void activate(String rules) throws SQLException {
        try (Connection connection = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(7205)");
                statement.execute("update rule_version set state = 'RETIRED' where state = 'ACTIVE'");
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into rule_version (domain, version, state, rules, author, reason, created_at)"
                            + " select 'gas', coalesce(max(version), 0) + 1, 'ACTIVE', ?, 'a', 'b', now() from rule_version")) {
                insert.setString(1, rules);
                insert.executeUpdate();
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(AUDIT);
            }
            connection.commit();
        }
    }

    private List<String> query(String sql) throws SQLException {
        return StoreUnderTest.rows(store, sql);
    }

    private List<String> rows() throws SQLException {
        return query(SIGNALS);
    }

    private void await(List<String> expected) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!rows().equals(expected)) {
            assertTrue(Instant.now().isBefore(end), () -> expected + " but the store has " + told());
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String told() {
        try {
            return rows().toString();
        } catch (SQLException e) {
            return e.toString();
        }
    }
}
