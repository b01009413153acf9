package lifeline.alerts.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final Cell GAS = new Cell("gas", "环翠区");
    private static final Cell WATER = new Cell("water", "环翠区");
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");

    private static List<SilentDevice> silent(Cell cell, int count) {
        List<SilentDevice> silent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            silent.add(new SilentDevice(
                    cell, cell.domain() + '-' + i, NOON.plusSeconds(10L * i), List.of(100L - i, 200L + i)));
        }
        return silent;
    }

    @Test
    void thirtyPerCentOfACellAreOneOutageThatStandsForAllTheirAlerts() {
        List<Outage> outages = Outage.of(Map.of(GAS, 20), silent(GAS, 6));
        assertEquals(1, outages.size());
        Outage outage = outages.get(0);
        assertEquals("6 of 20", outage.silent() + " of " + outage.devices());
        assertEquals(NOON, outage.since());
        assertEquals(12, outage.alerts().size());
        assertEquals(outage.alerts().stream().sorted().toList(), outage.alerts());
    }

    @Test
    void fewerThanThirtyPerCentAreToldOneByOne() {
        assertEquals(List.of(), Outage.of(Map.of(GAS, 21), silent(GAS, 6)));
    }

    @Test
    void fewerThanFiveDevicesAreToldOneByOneHoweverSmallTheirCell() {
        assertEquals(List.of(), Outage.of(Map.of(GAS, 4), silent(GAS, 4)));
    }

    @Test
    void cellsDoNotMixAndTheGreatestIsToldFirst() {
        List<SilentDevice> both = new ArrayList<>(silent(GAS, 5));
        both.addAll(silent(WATER, 9));
        List<Cell> cells = Outage.of(Map.of(GAS, 10, WATER, 10), both).stream()
                .map(Outage::cell)
                .toList();
        assertEquals(List.of(WATER, GAS), cells);
    }
}
