package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.SQLException;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gas that is found in wells, the first of which is under water from the first minute on. */
class FloodedWellIT {
    private static final String OPEN_AT_ONE =
            "select count(*) from alert where asset = 'well-1' and quantity = 'methane' and machine = 'ACTIVE'";

    private TestStore store;

    @BeforeEach
    void emptyTheStore() throws SQLException {
        store = TestStore.empty();
    }

    private void assertOpenAtOne(long alerts, String severity) throws SQLException {
        assertEquals(alerts, store.count(OPEN_AT_ONE + " and severity = '" + severity + "'"));
    }

    @Test
    void gasOfAWellUnderWaterMayRaiseButNeverEndsNorGrowsMilderAcrossAKillAndTwoReplicas() throws SQLException {
        try (ServiceProcess killed = ServiceProcess.start(store)) {
            store.write(Episodes.signal(1, SignalKind.RAISE, Severity.ORANGE, 0), Episodes.raise(2));
            store.write(Episodes.water(1, SignalKind.RAISE, 0, 60));
            store.write(Episodes.signal(1, SignalKind.ESCALATE, Severity.RED, 61));
            store.write(Episodes.signal(1, SignalKind.EASE, Severity.BLUE, 62), Episodes.clear(2));
            store.awaitAudit(6);
            assertOpenAtOne(1, "RED");
            killed.kill();
        }
        try (ServiceProcess one = ServiceProcess.start(store);
                ServiceProcess other = ServiceProcess.start(store)) {
            store.write(Episodes.signal(1, SignalKind.CLEAR, Severity.BLUE, 63));
            store.awaitAudit(7);
            assertOpenAtOne(1, "RED");
            assertEquals(2, store.count("select count(*) from alert_audit where action = 'HOLD'"));
            store.write(Episodes.water(1, SignalKind.CLEAR, 1, 900));
            store.awaitAudit(10);
            assertFalse(one.isFirst() || other.isFirst());
        }
        assertEquals(0, store.count(OPEN_AT_ONE));
        assertEquals(1, store.count("select count(*) from alert where asset = 'well-2' and machine = 'RECOVERED'"));
        assertEquals(8, store.count("select count(distinct signal) from alert_audit"));
    }

    @Test
    void anEndFromJustBeforeTheWaterWasSeenIsTakenBackInTheIncidentToo() throws SQLException {
        String held = "select count(*) from incident_alert m join alert a on a.id = m.alert"
                + " where a.asset = 'well-1' and a.quantity = 'methane' and m.active";
        try (ServiceProcess service = ServiceProcess.start(store)) {
            store.write(Episodes.raise(1), Episodes.raise(2), Episodes.clear(1), Episodes.clear(2));
            store.awaitAudit(4);
            assertEquals(0, store.count(OPEN_AT_ONE));
            store.write(Episodes.water(1, SignalKind.RAISE, 0, 60));
            store.await("lifeline_incident", held, 1);
            assertOpenAtOne(1, "RED");
            assertEquals(
                    1, store.count("select count(*) from alert where machine = 'ACTIVE' and rule like '%methane%'"));
            store.write(Episodes.water(1, SignalKind.CLEAR, 1, 900));
            store.awaitAudit(8);
            service.kill();
        }
        assertEquals(0, store.count(OPEN_AT_ONE));
    }
}
