package lifeline.alerts.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lifeline.alerts.incident.Correlation.Change;
import lifeline.alerts.incident.Correlation.Joined;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;
import lifeline.contract.topology.Connection;
import lifeline.contract.topology.Connection.Kind;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final String BURST = "water.pressure.burst";
    private static final String LOW = "water.pressure.low";
    private static final String LEAK = "gas.methane.leak";
    private static final String PONDING = "waterlogging.road-depth.ponding";
    private static final String RAIN = "waterlogging.rain-intensity.storm";
    /** A degree of longitude at 37.5 degrees north is 88.2 km: gauges stand every 600 m, wells and a road beside the second. */
    private static final double METRE = 1 / 88_218.0;

    private static final Chains CHAINS = Chains.shipped();
    private static final Topology TOPOLOGY = topology();

    private final Correlation correlation = new Correlation(TOPOLOGY, CHAINS, Reach.DEFAULT);
    private final Map<Long, Long> incidents = new HashMap<>();
    private long alerts;

    private static Topology topology() {
        List<Site> sites = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> sites.add(site("main-" + i, "water", i * 600)));
        sites.add(site("well-near", "gas", 600 + 280));
        sites.add(site("well-far", "gas", 600 + 320));
        sites.add(site("road-1", "waterlogging", 600 + 100));
        sites.add(site("gauge-1", "waterlogging", 600 + 2_500));
        List<Connection> pipes = IntStream.range(1, 12)
                .mapToObj(i -> new Connection("main-" + (i - 1), "main-" + i, Kind.FLOWS_TO, 600))
                .toList();
        return Topology.of(sites, pipes);
    }

    private static Site site(String asset, String domain, double metres) {
        Text text = new Text(asset, asset);
        return new Site(asset, domain, "kind", text, text, "区", "unit", 122 + metres * METRE, 37.5);
    }

    private static Member member(
            long alert, String rule, String asset, Layer layer, Severity severity, double strength, Instant at) {
        String domain = rule.substring(0, rule.indexOf('.'));
        return new Member(alert, rule, domain, asset, layer, severity, strength, at, at, true);
    }

    private Change hazard(String rule, String asset, Severity severity, int minute) {
        return join(member(
                ++alerts, rule, asset, Layer.HAZARD, severity, (double) alerts, NOON.plus(Duration.ofMinutes(minute))));
    }

    private Change join(Member member) {
        Change change = correlation.join(member);
        incidents.replaceAll((alert, incident) ->
                change.merged().contains(incident) ? change.incident().id() : incident);
        incidents.put(member.alert(), change.incident().id());
        return change;
    }

    private long incidentOf(long alert) {
        return incidents.getOrDefault(alert, -1L);
    }

    @Test
    void alertsAlongOnePipeAreOneIncidentAndThoseFarDownItAreNot() {
        hazard(BURST, "main-1", Severity.RED, 0);
        assertEquals(1, hazard(BURST, "main-2", Severity.ORANGE, 1).incident().id());
        assertEquals(
                2,
                correlation
                        .tell(member(2, BURST, "main-2", Layer.HAZARD, Severity.RED, 9, NOON))
                        .orElseThrow()
                        .incident()
                        .alerts());
        assertEquals(3, hazard(BURST, "main-6", Severity.ORANGE, 1).incident().id());
    }

    @Test
    void acrossDomainsThreeHundredMetresAndThirtyMinutesCount() {
        hazard(BURST, "main-1", Severity.RED, 0);
        assertEquals(1, hazard(LEAK, "well-near", Severity.RED, 29).incident().id());
    }

    @Test
    void whatIsFartherThanThreeHundredMetresFromAllIsApart() {
        hazard(BURST, "main-1", Severity.RED, 0);
        assertEquals(2, hazard(LEAK, "well-far", Severity.RED, 5).incident().id());
    }

    @Test
    void whatBeginsMoreThanThirtyMinutesAfterTheEndIsApart() {
        Member burst = new Member(
                ++alerts, BURST, "water", "main-1", Layer.HAZARD, Severity.RED, 1, NOON, NOON.plusSeconds(600), false);
        join(burst);
        assertEquals(2, hazard(LEAK, "well-near", Severity.RED, 41).incident().id());
        assertEquals(3, hazard(PONDING, "road-1", Severity.RED, 39).incident().alerts());
    }

    @Test
    void aSilentDeviceIsNoPartOfAHazardNearby() {
        hazard(LEAK, "well-near", Severity.RED, 0);
        Change silent = join(member(++alerts, "gas.methane.silent", "well-near", Layer.OUTAGE, Severity.BLUE, 1, NOON));
        assertEquals(1, silent.incident().alerts());
        Change stuck = join(member(++alerts, "gas.x.frozen", "well-near", Layer.APART, Severity.BLUE, 1, NOON));
        assertEquals(1, stuck.incident().alerts());
    }

    @Test
    void manySilentDevicesAreOneIncidentAndExplainFallingPressure() {
        for (String silent :
                List.of("gas.methane.silent", "water.pressure.silent", PONDING.replace("ponding", "silent"))) {
            join(member(++alerts, silent, "main-1", Layer.OUTAGE, Severity.BLUE, 1, NOON.plusSeconds(alerts)));
        }
        for (String asset : List.of("well-near", "road-1")) {
            join(member(
                    ++alerts, "gas.methane.silent", asset, Layer.OUTAGE, Severity.BLUE, 1, NOON.plusSeconds(alerts)));
        }
        Change low = hazard(LOW, "main-1", Severity.ORANGE, 20);
        assertEquals(1, low.incident().id());
        assertEquals("power-cut", low.incident().cause().chain().orElseThrow().id());
        assertEquals(Layer.OUTAGE, low.incident().cause().alert().layer());
    }

    @Test
    void theBurstIsTheCauseOfWhatItWashesOutWhateverWasToldFirst() {
        hazard(LEAK, "well-near", Severity.RED, 2);
        hazard(PONDING, "road-1", Severity.RED, 1);
        Change change = hazard(BURST, "main-1", Severity.YELLOW, 3);
        assertEquals(1, change.incident().id());
        assertEquals(3, change.incident().alerts());
        assertEquals(BURST, change.incident().cause().alert().rule());
        assertEquals("burst", change.incident().cause().chain().orElseThrow().id());
        assertEquals("gas,water,waterlogging", change.incident().domains());
    }

    @Test
    void theGravestAlertOfACauseStandsForIt() {
        hazard(BURST, "main-1", Severity.ORANGE, 0);
        hazard(BURST, "main-2", Severity.RED, 0);
        Change change = hazard(BURST, "main-3", Severity.ORANGE, 0);
        assertEquals("main-2", change.incident().cause().alert().asset());
    }

    @Test
    void ofWhatNothingExplainsTheEarliestIsTheCauseAndThenTheOneUpstream() {
        hazard("water.turbidity.high", "main-2", Severity.YELLOW, 9);
        hazard("water.chlorine.low", "main-3", Severity.YELLOW, 3);
        assertEquals(
                "water.chlorine.low",
                hazard("water.turbidity.high", "main-1", Severity.YELLOW, 9)
                        .incident()
                        .cause()
                        .alert()
                        .rule());
        Correlation together = new Correlation(TOPOLOGY, CHAINS, Reach.DEFAULT);
        together.join(member(1, "water.chlorine.low", "main-3", Layer.HAZARD, Severity.YELLOW, 1, NOON));
        Change change = together.join(
                member(2, "water.turbidity.high", "main-2", Layer.HAZARD, Severity.YELLOW, 1, NOON.plusSeconds(30)));
        assertEquals("main-2", change.incident().cause().alert().asset());
    }

    @Test
    void heavyRainReachesFartherThanOtherCauses() {
        hazard(RAIN, "gauge-1", Severity.RED, 0);
        Change flooded = hazard(PONDING, "road-1", Severity.RED, 50);
        assertEquals(1, flooded.incident().id());
        assertEquals("storm", flooded.incident().cause().chain().orElseThrow().id());
    }

    @Test
    void twoIncidentsThatTurnOutToBeOneKeepTheOlderNumber() {
        hazard(BURST, "main-1", Severity.RED, 0);
        hazard(BURST, "main-5", Severity.RED, 0);
        assertEquals(2, incidentOf(2));
        Change between = hazard(BURST, "main-3", Severity.RED, 1);
        assertEquals(List.of(2L), between.merged());
        assertEquals(3, between.incident().alerts());
        assertEquals(1, incidentOf(2));
    }

    @Test
    void theSameAlertsInAnyOrderAreTheSameGroups() {
        List<Member> storm = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String asset = "main-" + i * 7 % 12;
            storm.add(member(i + 1, BURST, asset, Layer.HAZARD, Severity.RED, 1, NOON.plusSeconds(i * 61L)));
        }
        assertEquals(partition(storm), partition(shuffled(storm, 1)));
        assertEquals(partition(storm), partition(shuffled(storm, 2)));
    }

    private static List<Member> shuffled(List<Member> members, long seed) {
        List<Member> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /** How many alerts the incidents have, in order. */
    private static List<Integer> partition(List<Member> members) {
        Correlation correlation = new Correlation(TOPOLOGY, CHAINS, Reach.DEFAULT);
        Map<Long, Integer> sizes = new HashMap<>();
        for (Member member : members) {
            Change change = correlation.join(member);
            change.merged().forEach(sizes::remove);
            sizes.put(change.incident().id(), change.incident().alerts());
        }
        return sizes.values().stream().sorted().toList();
    }

    @Test
    void resumedFromTheStoreItGoesOnAsIfNothingHadBeen() {
        List<Member> storm = IntStream.range(0, 200)
                .mapToObj(i -> member(
                        i + 1,
                        i % 3 == 0 ? BURST : i % 3 == 1 ? LOW : "water.turbidity.high",
                        "main-" + i * 5 % 12,
                        Layer.HAZARD,
                        i % 4 == 0 ? Severity.RED : Severity.YELLOW,
                        i % 17,
                        NOON.plusSeconds(i * 240L)))
                .toList();
        for (int cut : new int[] {1, 37, 120, 199}) {
            Map<Long, Joined> store = new HashMap<>();
            Correlation whole = new Correlation(TOPOLOGY, CHAINS, Reach.DEFAULT);
            storm.subList(0, cut).forEach(member -> write(store, whole.join(member), member));
            Correlation resumed = Correlation.resumed(TOPOLOGY, CHAINS, Reach.DEFAULT, live(store.values().stream()));
            for (Member member : storm.subList(cut, storm.size())) {
                assertEquals(whole.join(member), resumed.join(member), "after " + cut);
            }
        }
    }

    private static void write(Map<Long, Joined> store, Change change, Member member) {
        store.replaceAll((alert, joined) -> change.merged().contains(joined.incident())
                ? new Joined(change.incident().id(), joined.member())
                : joined);
        store.put(member.alert(), new Joined(change.incident().id(), member));
    }

    /** What the store is asked for: all alerts of incidents that were told of lately. */
    private static List<Joined> live(Stream<Joined> store) {
        List<Joined> all = store.toList();
        Instant newest = all.stream()
                .map(joined -> joined.member().toldAt())
                .max(Instant::compareTo)
                .orElseThrow();
        Instant since = newest.minus(Reach.DEFAULT.remembered());
        List<Long> live = all.stream()
                .filter(joined -> !joined.member().toldAt().isBefore(since))
                .map(Joined::incident)
                .distinct()
                .toList();
        return all.stream().filter(joined -> live.contains(joined.incident())).toList();
    }

    @Test
    void afterSixHoursAnIncidentTakesNoNewAlerts() {
        for (int minute = 0; minute < 360; minute += 25) {
            assertEquals(
                    1, hazard(BURST, "main-1", Severity.RED, minute).incident().id());
        }
        assertFalse(hazard(BURST, "main-1", Severity.RED, 365).incident().id() == 1);
    }

    @Test
    void aStormOfFiveThousandAlertsInOnePlaceIsOneIncidentAndCostsNoMoreAnAlertThanAtItsBeginning() {
        List<Site> sites = IntStream.range(0, 5_000)
                .mapToObj(i -> site("s-" + i, i % 2 == 0 ? "gas" : "water", i % 250))
                .toList();
        Correlation crowded = new Correlation(Topology.of(sites, List.of()), CHAINS, Reach.DEFAULT);
        long first = timed(crowded, 0, 1_000);
        long between = timed(crowded, 1_000, 4_000);
        long last = timed(crowded, 4_000, 5_000);
        assertTrue(last < 5 * first + 50_000_000, first + " " + between + " " + last);
    }

    private static long timed(Correlation crowded, int from, int to) {
        long begin = System.nanoTime();
        for (int i = from; i < to; i++) {
            String rule = i % 2 == 0 ? LEAK : BURST;
            Change change =
                    crowded.join(member(i + 1, rule, "s-" + i, Layer.HAZARD, Severity.RED, i, NOON.plusMillis(i)));
            assertEquals(1, change.incident().id());
            assertEquals(i + 1, change.incident().alerts());
        }
        return System.nanoTime() - begin;
    }

    @Test
    void anAssetThatNobodyEnteredBelongsToItselfOnly() {
        hazard(LEAK, "unknown", Severity.RED, 0);
        assertEquals(
                1,
                hazard("gas.methane.rise", "unknown", Severity.RED, 1)
                        .incident()
                        .id());
        assertEquals(3, hazard(LEAK, "well-near", Severity.RED, 1).incident().id());
    }
}
