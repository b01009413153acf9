package lifeline.stream.sink.signal;

import static lifeline.stream.store.StoreUnderTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lifeline.contract.signal.Sample;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreUnderTest;
import lifeline.stream.store.beginning.JdbcOpenEpisodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalTableIT {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final StoreAccess store = StoreUnderTest.access();

    @BeforeEach
    void empty() throws Exception {
        StoreUnderTest.empty();
    }

    @Test
    void aRaiseOpensAnEpisode() throws Exception {
        write(raise(0));
        assertEquals(List.of("RAISE RED 0"), rows(store, "select kind, severity, step from signal"));
        assertEquals(List.of("RED 0 t"), rows(store, "select severity, step, cleared_at is null from episode"));
        assertEquals(
                List.of("2026-06-01T12:00:00Z 60.0"),
                rows(store, "select evidence->0->>0, evidence->0->>1 from signal"));
    }

    @Test
    void aSignalToldAgainIsNotWrittenTwice() throws Exception {
        write(raise(0));
        assertEquals(new SignalTable.Outcome(0, 1, 0), write(raise(0)));
        assertEquals(List.of("1"), rows(store, "select count(*) from signal"));
    }

    @Test
    void theEpisodeFollowsItsSignals() throws Exception {
        write(raise(0), signal(0, SignalKind.EASE, Severity.YELLOW, 1));
        assertEquals(List.of("YELLOW 1 t"), rows(store, "select severity, step, cleared_at is null from episode"));
        write(signal(0, SignalKind.CLEAR, Severity.YELLOW, 2));
        assertEquals(List.of("YELLOW 2 f"), rows(store, "select severity, step, cleared_at is null from episode"));
    }

    @Test
    void onlyOneEpisodeIsOpenForARuleAndSubject() throws Exception {
        write(raise(0));
        assertEquals(new SignalTable.Outcome(0, 0, 1), write(raise(60)));
        assertEquals(List.of("1"), rows(store, "select count(*) from episode"));
        assertEquals(List.of("1"), rows(store, "select count(*) from signal"));
    }

    @Test
    void theNextEpisodeOpensOnceTheFirstHasCleared() throws Exception {
        write(raise(0), signal(0, SignalKind.CLEAR, Severity.RED, 1), raise(60));
        assertEquals(List.of("f", "t"), rows(store, "select cleared_at is null from episode order by episode"));
    }

    @Test
    void aReplayDoesNotOpenAnEpisodeThatHasCleared() throws Exception {
        Signal[] all = {raise(0), signal(0, SignalKind.CLEAR, Severity.RED, 1)};
        write(all);
        assertEquals(new SignalTable.Outcome(0, 2, 0), write(all));
        assertEquals(List.of("f"), rows(store, "select cleared_at is null from episode"));
    }

    @Test
    void theEndOfAnEpisodeThatIsNotOpenIsRefused() throws Exception {
        assertEquals(new SignalTable.Outcome(0, 0, 1), write(signal(0, SignalKind.CLEAR, Severity.RED, 1)));
    }

    @Test
    void anEscalationOfAnEpisodeTheStoreHasLostOpensIt() throws Exception {
        write(signal(0, SignalKind.ESCALATE, Severity.RED, 1));
        assertEquals(List.of("RED 1 t"), rows(store, "select severity, step, cleared_at is null from episode"));
    }

    @Test
    void anAmendmentTellsWhenAnOpenEpisodeBeganAndLeavesItOpen() throws Exception {
        write(raise(0), beginning(signal(0, SignalKind.AMEND, Severity.RED, 1), NOON.minusSeconds(60)));
        assertEquals(
                List.of("RED 1 t 60"),
                rows(
                        store,
                        "select severity, step, cleared_at is null, extract(epoch from episode - began_at)::int from episode"));
    }

    @Test
    void anEpisodeOverBeforeAnybodyHeardOfItNeverOpens() throws Exception {
        write(raise(0), signal(-600, SignalKind.AMEND, Severity.YELLOW, 0));
        assertEquals(
                List.of("YELLOW 0 f", "RED 0 t"),
                rows(store, "select severity, step, cleared_at is null from episode order by episode"));
        assertEquals(new SignalTable.Outcome(0, 1, 0), write(signal(-600, SignalKind.AMEND, Severity.YELLOW, 0)));
        assertEquals(1, new JdbcOpenEpisodes(store).read().size());
    }

    @Test
    void numbersFollowTheOrderOfCommits() throws Exception {
        try (Connection slow = DriverManager.getConnection(store.url(), store.user(), store.password())) {
            slow.setAutoCommit(false);
            new SignalTable(slow, NOON).write(List.of(raise(0)));
            CompletableFuture<SignalTable.Outcome> fast = CompletableFuture.supplyAsync(() -> writeOther(60));
            assertThrows(TimeoutException.class, () -> fast.get(500, TimeUnit.MILLISECONDS));
            slow.commit();
            fast.get(10, TimeUnit.SECONDS);
        }
        assertEquals(List.of("dev-1.methane", "dev-2.methane"), rows(store, "select subject from signal order by seq"));
    }

    @Test
    void whatIsOpenIsReadBackForTheNextStart() throws Exception {
        write(raise(0), signal(0, SignalKind.EASE, Severity.YELLOW, 1));
        write(other(raise(0)), other(signal(0, SignalKind.CLEAR, Severity.RED, 1)));
        List<OpenEpisode> open = new JdbcOpenEpisodes(store).read();
        assertEquals(1, open.size());
        OpenEpisode episode = open.get(0);
        assertEquals("dev-1.methane", episode.key().subject());
        assertEquals(NOON, episode.episode());
        assertEquals(Severity.YELLOW, episode.severity());
        assertEquals(1, episode.step());
        assertEquals(NOON.plusSeconds(21), episode.decidedAt());
    }

    private SignalTable.Outcome writeOther(long second) {
        try {
            return write(other(raise(second)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private SignalTable.Outcome write(Signal... signals) throws StoreRefusedException, InterruptedException {
        try (StoreSession session = new StoreSession(store)) {
            return session.transact(connection -> new SignalTable(connection, NOON).write(Arrays.asList(signals)));
        }
    }

    private static Signal raise(long second) {
        return signal(second, SignalKind.RAISE, Severity.RED, 0);
    }

    private static Signal other(Signal signal) {
        return withDevice(signal, "dev-2");
    }

    private static Signal signal(long second, SignalKind kind, Severity severity, int step) {
        Instant episode = NOON.plusSeconds(second);
        Instant at = episode.plusSeconds(20 + step);
        return new Signal(
                "gas.methane.high",
                0,
                "dev-1.methane",
                "gas",
                "well-1",
                "dev-1",
                "methane",
                episode,
                kind,
                severity,
                step,
                at,
                episode,
                at,
                at,
                60,
                50,
                List.of(new Sample(episode, 60)));
    }

    private static Signal beginning(Signal signal, Instant beganAt) {
        return changed(signal, "dev-1", beganAt);
    }

    private static Signal withDevice(Signal signal, String device) {
        return changed(signal, device, signal.beganAt());
    }

    private static Signal changed(Signal signal, String device, Instant beganAt) {
        return new Signal(
                signal.rule(),
                signal.ruleVersion(),
                device + ".methane",
                signal.domain(),
                signal.asset(),
                device,
                signal.quantity(),
                signal.episode(),
                signal.kind(),
                signal.severity(),
                signal.step(),
                signal.at(),
                beganAt,
                signal.receivedAt(),
                signal.detectedAt(),
                signal.value(),
                signal.threshold(),
                signal.evidence());
    }
}
