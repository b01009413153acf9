package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeIT {
    private static final String TAKEN_IN_ORDER = """
            select count(*) from (select source::bigint as signal, lag(source::bigint) over (order by seq) as before
            from alert_audit) a where signal <= before
            """;

    private TestStore store;

    @BeforeEach
    void emptyTheStore() throws SQLException {
        store = TestStore.empty();
    }

    private static Signal[] raises(int from, int to) {
        return IntStream.range(from, to).mapToObj(Episodes::raise).toArray(Signal[]::new);
    }

    @Test
    void eachSignalBecomesOneAuditRow() throws SQLException {
        try (ServiceProcess service = ServiceProcess.start(store)) {
            assertTrue(service.isFirst());
            store.write(Episodes.raise(1), Episodes.raise(2));
            store.write(Episodes.signal(1, SignalKind.ESCALATE, Severity.RED, 1));
            store.write(Episodes.clear(1));
            store.awaitAudit(4);
        }
        assertEquals(4, store.count("select count(distinct signal) from alert_audit"));
        assertEquals(2, store.count("select count(*) from alert"));
        assertEquals(
                1,
                store.count(
                        "select count(*) from alert where device = 'dev-1' and machine = 'RECOVERED' and signals = 3"));
        assertEquals(4, store.count("select position from follower where name = 'alerts'"));
    }

    @Test
    void whatARuleSaysAgainJoinsTheAlertThatIsOpenAndIsCounted() throws SQLException {
        Signal rise = Episodes.by("gas.methane.rise", Episodes.signal(1, SignalKind.RAISE, Severity.ORANGE, 5));
        Signal silent = Episodes.by("gas.methane.silent", Episodes.signal(1, SignalKind.RAISE, Severity.YELLOW, 6));
        try (ServiceProcess service = ServiceProcess.start(store)) {
            assertTrue(service.isFirst());
            store.write(Episodes.raise(1), Episodes.clear(1), Episodes.later(90, Episodes.raise(1)), rise, silent);
            store.write(Episodes.later(90, Episodes.clear(1)));
            store.awaitAudit(6);
        }
        assertEquals(
                "RAISE CLEAR RAISE JOIN RAISE LEAVE",
                store.text("select string_agg(action, ' ' order by seq) from alert_audit"));
        assertEquals(2, store.count("select count(*) from alert"));
        assertEquals(
                1,
                store.count("select count(*) from alert where episodes = 3 and signals = 5 and machine = 'ACTIVE'"
                        + " and rule = 'gas.methane.rise' and severity = 'ORANGE' and peak_severity = 'RED'"));
        assertEquals(4, store.count("select count(*) from alert_episode"));
    }

    @Test
    void whatBeginsLongAfterSomebodyTookTheAlertAndItWasOverIsAnother() throws SQLException {
        try (ServiceProcess service = ServiceProcess.start(store)) {
            assertTrue(service.isFirst());
            store.write(Episodes.raise(1), Episodes.clear(1), Episodes.raise(2), Episodes.clear(2));
            store.awaitAudit(4);
            store.execute("update alert set stage = 'ACKNOWLEDGED', acknowledged_by = 'an', acknowledged_at = now()");
            store.write(Episodes.later(20, Episodes.raise(1)), Episodes.later(45, Episodes.raise(2)));
            store.awaitAudit(6);
        }
        assertEquals(
                "dev-1 DETECTED 2, dev-2 ACKNOWLEDGED 1, dev-2 DETECTED 1",
                store.text(
                        "select string_agg(device || ' ' || stage || ' ' || episodes, ', ' order by device, id) from alert"));
    }

    @Test
    void twoWritersCommittingOutOfOrderLoseNothing() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(store);
                Connection early = store.connect()) {
            assertTrue(service.isFirst());
            early.setAutoCommit(false);
            TestStore.lockWriters(early);
            TestStore.insert(early, Episodes.raise(1));
            // comes second, would be done first, and waits: its numbers must not overtake those of the early one
            Thread late = new Thread(() -> {
                try {
                    store.write(raises(10, 20));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            late.start();
            TestStore.insert(early, Episodes.raise(2));
            assertEquals(0, store.count("select count(*) from alert_audit"));
            early.commit();
            late.join();
            store.awaitAudit(12);
        }
        assertEquals(12, store.count("select count(*) from alert"));
        assertEquals(0, store.count(TAKEN_IN_ORDER));
    }

    @Test
    void twoReplicasTakeEachSignalOnce() throws SQLException {
        try (ServiceProcess one = ServiceProcess.start(store);
                ServiceProcess other = ServiceProcess.start(store)) {
            assertTrue(one.isFirst());
            assertFalse(other.isFirst());
            for (int from = 0; from < 300; from += 30) {
                store.write(raises(from, from + 30));
            }
            store.awaitAudit(300);
        }
        assertEquals(300, store.count("select count(*) from alert_audit"));
        assertEquals(300, store.count("select count(*) from alert where signals = 1"));
        assertEquals(0, store.count(TAKEN_IN_ORDER));
    }

    @Test
    void goesOnAfterItselfOrTheDatabaseWasKilled() throws SQLException {
        try (ServiceProcess killed = ServiceProcess.start(store)) {
            store.write(raises(0, 150));
            killed.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(store)) {
            assertFalse(service.isFirst());
            store.awaitAudit(150);
            store.killAndRestart();
            store.write(raises(150, 160));
            store.awaitAudit(160);
        }
        assertEquals(160, store.count("select count(*) from alert_audit"));
        assertEquals(160, store.count("select count(*) from alert where signals = 1"));
        assertEquals(0, store.count(TAKEN_IN_ORDER));
    }
}
