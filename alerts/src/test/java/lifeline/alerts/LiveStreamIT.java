package lifeline.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.EventStream;
import lifeline.alerts.run.ServiceProcess;
import lifeline.alerts.run.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveStreamIT {
    private TestStore store;

    @BeforeEach
    void emptyTheStore() throws SQLException {
        store = TestStore.empty();
    }

    @Test
    void theStreamResumesFromLastEventIdWithoutGapOrRepeat() throws Exception {
        List<Long> seen = new ArrayList<>();
        ServiceProcess.Login login;
        try (ServiceProcess service = ServiceProcess.start(store)) {
            login = service.firstLogin();
            try (EventStream stream = EventStream.fromNow(service)) {
                store.write(Episodes.raise(1), Episodes.raise(2));
                stream.take(2).forEach(event -> seen.add(event.id()));
                service.kill();
            }
        }
        store.write(Episodes.raise(3), Episodes.clear(1));
        try (ServiceProcess service = ServiceProcess.start(store);
                EventStream stream = EventStream.after(service, seen.get(1))) {
            stream.take(2).forEach(event -> seen.add(event.id()));
            assertEquals(
                    200,
                    service.post("/api/v1/alerts/1/acknowledge", "{}", login).statusCode());
            EventStream.Event deed = stream.take(1).get(0);
            seen.add(deed.id());
            assertEquals("ACKNOWLEDGE", deed.data().path("action").asText());
            assertEquals(
                    "duty", deed.data().path("alert").path("acknowledgedBy").asText());
            assertEquals("RECOVERED", deed.data().path("alert").path("machine").asText());
            try (EventStream fromTheBeginning = EventStream.after(service, 0)) {
                assertEquals(
                        seen,
                        fromTheBeginning.take(5).stream()
                                .map(EventStream.Event::id)
                                .toList());
            }
        }
        assertEquals(LongStream.rangeClosed(1, 5).boxed().toList(), seen);
    }

    @Test
    void aPlaceTheAuditHasNotReachedStartsOver() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(store);
                EventStream stream = EventStream.after(service, 999)) {
            assertEquals("reset", stream.take(1).get(0).type());
            store.write(Episodes.raise(1));
            assertEquals("alert", stream.take(1).get(0).type());
        }
    }

    @Test
    void theViewersOfEveryReplicaAreToldThatIncidentsHaveChanged() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(store);
                ServiceProcess other = ServiceProcess.start(store);
                EventStream stream = EventStream.fromNow(service);
                EventStream ofTheOther = EventStream.fromNow(other)) {
            store.write(Episodes.raise(1), Episodes.raise(2));
            long known = 0;
            while (known == 0) { // one comes when a service begins to look
                stream.await("incident");
                ofTheOther.await("incident");
                known = store.count("select count(*) from incident_alert");
            }
            assertEquals(2, known);
        }
    }

    @Test
    void aViewerFarBehindIsServedFromTheStore() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(store)) {
            assertTrue(service.isFirst());
            for (int from = 0; from < 1_000; from += 100) {
                store.write(java.util.stream.IntStream.range(from, from + 100)
                        .mapToObj(Episodes::raise)
                        .toArray(lifeline.contract.signal.Signal[]::new));
            }
            store.awaitAudit(1_000);
        }
        try (ServiceProcess restarted = ServiceProcess.start(store);
                EventStream stream = EventStream.after(restarted, 0)) {
            store.write(Episodes.clear(7));
            assertEquals(
                    LongStream.rangeClosed(1, 1_001).boxed().toList(),
                    stream.take(1_001).stream().map(EventStream.Event::id).toList());
        }
    }
}
