package lifeline.simulators.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import lifeline.simulators.Cities;
import lifeline.simulators.fault.FaultPlan;
import lifeline.simulators.fault.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final Parcel TWO = new Parcel(List.of("d.methane", "d.temperature"), true, false);
    private static final Parcel COPY = new Parcel(List.of("d.methane", "d.temperature"), true, true);
    private static final Parcel UNTIMED = new Parcel(List.of("e.methane"), false, false);

    private final Ledger ledger = new Ledger();

    @Test
    void countsAsPublishedOnlyWhatWasAcknowledged() {
        ledger.sent(TWO);
        ledger.sent(UNTIMED);
        assertEquals(0, ledger.totals().published());
        assertEquals(3, ledger.totals().outstanding());
        ledger.acknowledged(TWO);
        ledger.refused(UNTIMED);
        Ledger.Totals totals = ledger.totals();
        assertEquals(2, totals.published());
        assertEquals(1, totals.messages());
        assertEquals(0, totals.outstanding());
        assertEquals(1, totals.refused());
    }

    @Test
    void framesAreCountedApartFromReadings() {
        Parcel frame = new Parcel(List.of(), true, false, new Waveforms(1, 5, 250));
        ledger.sent(frame);
        ledger.resent(frame);
        ledger.sent(TWO);
        ledger.sent(frame);
        assertEquals(new Waveforms(2, 10, 500), ledger.totals().frames().outstanding());
        ledger.acknowledged(frame);
        ledger.acknowledged(TWO);
        ledger.refused(frame);
        Ledger.Totals totals = ledger.totals();
        assertEquals(2, totals.published());
        assertEquals(new Waveforms(1, 5, 250), totals.frames().published());
        assertEquals(new Waveforms(1, 5, 250), totals.frames().refused());
        assertEquals(new Waveforms(1, 5, 250), totals.frames().resent());
        assertEquals(Waveforms.NONE, totals.frames().outstanding());
    }

    @Test
    void tellsCopiesUntimedAndResentReadingsApart() {
        for (Parcel parcel : List.of(TWO, COPY, UNTIMED)) {
            ledger.sent(parcel);
        }
        ledger.resent(UNTIMED);
        for (Parcel parcel : List.of(TWO, COPY, UNTIMED)) {
            ledger.acknowledged(parcel);
        }
        Ledger.Totals totals = ledger.totals();
        assertEquals(5, totals.published());
        assertEquals(1, totals.resent());
        assertEquals(new Ledger.Tally(2, 1, 0, 0), totals.sensors().get("d.methane"));
        assertEquals(new Ledger.Tally(1, 0, 1, 1), totals.sensors().get("e.methane"));
    }

    @Test
    void tellsEverySensorInTheOrderOfTheirNames() {
        for (int i = 0; i < 3_000; i++) {
            Parcel parcel = new Parcel(List.of("s-" + (i * 7 % 1_500)), true, false);
            ledger.resent(parcel);
            ledger.acknowledged(parcel);
        }
        Map<String, Ledger.Tally> sensors = ledger.totals().sensors();
        assertEquals(1_500, sensors.size());
        assertEquals(
                new TreeMap<>(sensors).entrySet().stream().toList(),
                sensors.entrySet().stream().toList());
        assertEquals(new Ledger.Tally(2, 0, 0, 2), sensors.get("s-1499"));
        assertNull(sensors.get("s-1500"));
    }

    @Test
    void whatItTellsStaysAsItWas() {
        ledger.acknowledged(TWO);
        Ledger.Totals before = ledger.totals();
        ledger.acknowledged(TWO);
        ledger.acknowledged(UNTIMED);
        assertEquals(Set.of("d.methane", "d.temperature"), before.sensors().keySet());
        assertEquals(new Ledger.Tally(1, 0, 0, 0), before.sensors().get("d.methane"));
    }

    @Test
    void addsUpExactlyAtEveryMomentWhileManyCount() throws Exception {
        int each = 20_000;
        List<CompletableFuture<Void>> counting = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int number = thread;
            counting.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < each; i++) {
                    Parcel parcel = new Parcel(List.of("s-" + number, "t-" + i % 500), true, false);
                    ledger.sent(parcel);
                    ledger.acknowledged(parcel);
                }
            }));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(counting.toArray(CompletableFuture[]::new));
        while (!all.isDone()) {
            assertAddsUp(ledger.totals());
        }
        all.get();
        assertAddsUp(ledger.totals());
        assertEquals(4L * each, ledger.totals().messages());
        assertEquals(0, ledger.totals().outstanding());
    }

    private static void assertAddsUp(Ledger.Totals totals) {
        long sum = totals.sensors().values().stream()
                .mapToLong(Ledger.Tally::published)
                .sum();
        assertEquals(totals.published(), sum);
        assertEquals(2 * totals.messages(), sum);
    }

    @Test
    void theTruthFileTellsFaultsAndCounts(@TempDir Path directory) throws IOException {
        ledger.sent(TWO);
        ledger.acknowledged(TWO);
        Path path = directory.resolve("truth.json");
        TruthFile file = new TruthFile(path, 7, Cities.START);
        file.add(new FaultPlan(Cities.SIMULATIONS, new Targets(Cities.of(100)), "gas-leak", 7, Cities.START).next());
        file.write(Cities.START.plusSeconds(60), ledger.totals(), 0);
        JsonNode truth = new JsonMapper().readTree(path.toFile());
        assertEquals(7, truth.path("seed").asLong());
        JsonNode fault = truth.path("faults").path(0);
        assertEquals("leak", fault.path("fault").asText());
        assertEquals("gas-leak", fault.path("play").asText());
        assertEquals("2026-11-22T00:01:30Z", fault.path("from").asText());
        assertEquals(4.2, fault.path("size").asDouble(), "m³ an hour");
        assertEquals(2, truth.path("ledger").path("published").asLong());
        assertEquals(
                1,
                truth.path("ledger")
                        .path("sensors")
                        .path("d.methane")
                        .path("published")
                        .asLong());
    }
}
