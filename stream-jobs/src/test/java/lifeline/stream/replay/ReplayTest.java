package lifeline.stream.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Scenario;
import lifeline.contract.season.YearCalendar;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Connection;
import lifeline.contract.topology.Topology;
import lifeline.stream.judge.Scored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Comparator<Reading> ORDER =
            Comparator.comparing(Reading::observedAt).thenComparing(Reading::sensor);

    private static final Catalogue SHIPPED = Catalogue.load();

    @SuppressWarnings("NullAway.Init") // before the first test
    private static Replay replay;

    @BeforeAll
    static void start() {
        replay = Replay.start(1);
    }

    @AfterAll
    static void end() {
        replay.close();
    }

    @Test
    void theSameReadingsGiveTheSameSignalsToTheByteWithOneTaskAndWithTwo() {
        List<Reading> readings = leakingWells(200, 150);
        String once = told(replay, readings);
        assertTrue(once.lines().count() > 400, once);
        assertEquals(once, told(replay, readings));
        try (Replay twoTasks = Replay.start(2)) {
            assertEquals(once, told(twoTasks, readings));
        }
    }

    @Test
    void assetsAreJudgedAlikeWithOneTaskAndWithTwo() {
        List<Reading> readings = burstingZones(60, 240);
        List<Signal> once = signals(replay, readings);
        long ofAssets = once.stream()
                .filter(signal -> signal.subject().equals(signal.asset()))
                .count();
        assertTrue(ofAssets >= 60, () -> ofAssets + " signals of assets");
        try (Replay twoTasks = Replay.start(2)) {
            assertEquals(told(replay, readings), told(twoTasks, readings));
        }
    }

    @Test
    void neighboursAreToldOfAlikeWithOneTaskAndWithTwo() {
        List<Reading> readings = leakingWells(60, 150);
        List<Connection> pipes = IntStream.range(1, 60)
                .mapToObj(well ->
                        new Connection("at-well-" + (well - 1), "at-well-" + well, Connection.Kind.FLOWS_TO, 30 + well))
                .toList();
        Replay.Given given = new Replay.Given(Map.of(), Map.of(), Topology.ofConnections(pipes));
        List<String> once = told(replay, given, readings);
        long confirmed = once.stream()
                .filter(line -> line.contains("gas.methane.neighbours"))
                .count();
        assertTrue(confirmed >= 20, () -> confirmed + " of " + once);
        try (Replay twoTasks = Replay.start(2)) {
            assertEquals(once, told(twoTasks, given, readings));
        }
    }

    private static List<String> told(Replay on, Replay.Given given, List<Reading> readings) {
        List<String> told = new ArrayList<>();
        on.run(
                SHIPPED,
                given,
                readings.iterator(),
                signal -> told.add(SignalsCsv.line(signal)),
                Optional.empty(),
                Progress.IGNORED);
        return told;
    }

    @Test
    void theScoresAreTheSameWithOneTaskAndWithTwo() {
        List<Reading> readings = leakingWells(50, 50);
        List<Scored> once = scores(replay, readings);
        assertEquals(readings.size(), once.size());
        try (Replay twoTasks = Replay.start(2)) {
            assertEquals(once, scores(twoTasks, readings));
        }
    }

    private static List<Scored> scores(Replay on, List<Reading> readings) {
        List<Scored> scores = new ArrayList<>();
        on.run(
                SHIPPED,
                Replay.Given.NOTHING,
                readings.iterator(),
                signal -> {},
                Optional.of(scores::add),
                Progress.IGNORED);
        return scores;
    }

    @Test
    void signalsComeInTheOrderOfInstantRuleSubjectAndKind() {
        List<Signal> signals = signals(replay, leakingWells(50, 150));
        List<Signal> sorted = new ArrayList<>(signals);
        sorted.sort(Comparator.comparing(Signal::at)
                .thenComparing(Signal::rule)
                .thenComparing(Signal::subject)
                .thenComparing(Signal::kind));
        assertEquals(sorted, signals);
    }

    /** Each scenario is a device at an asset; a sensor of its own ends it at the scenario's own end. */
    @Test
    void everyShippedScenarioTurnsOutAsExpected() {
        for (Domain domain : SHIPPED.domains()) {
            Map<Optional<LocalDate>, List<Scenario>> days = domain.scenarios().stream()
                    .collect(Collectors.groupingBy(scenario -> Optional.ofNullable(scenario.from())));
            days.forEach((day, scenarios) -> turnOutAsExpected(
                    day.isPresent() ? SHIPPED.followingCalendar() : SHIPPED,
                    domain.id(),
                    scenarios,
                    day.map(from -> from.atStartOfDay().toInstant(YearCalendar.CITY))
                            .orElse(START)));
        }
    }

    private static void turnOutAsExpected(Catalogue catalogue, String domain, List<Scenario> scenarios, Instant start) {
        List<Reading> readings = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (Scenario.Series series : scenario.series()) {
                readings.addAll(readings(domain, scenario, series, start));
            }
            readings.add(reading(
                    domain,
                    "clock-" + scenario.id(),
                    scenario.series().get(0).quantity(),
                    start.plus(scenario.until()),
                    Double.NEGATIVE_INFINITY));
        }
        readings.sort(ORDER);
        List<Signal> signals = new ArrayList<>();
        List<Connection> pipes = new ArrayList<>();
        scenarios.forEach(scenario -> pipes.addAll(pipes(scenario)));
        Replay.Given given = new Replay.Given(Map.of(), Map.of(), Topology.ofConnections(pipes));
        replay.run(catalogue, given, readings.iterator(), signals::add, Optional.empty(), Progress.IGNORED);
        for (Scenario scenario : scenarios) {
            assertEquals(
                    scenario.expect(), said(signals, scenario, start), () -> domain + " scenario " + scenario.id());
        }
    }

    private static List<Reading> readings(String domain, Scenario scenario, Scenario.Series series, Instant start) {
        List<Reading> readings = new ArrayList<>();
        for (int back = scenario.past(); back > 0; back--) {
            Instant before = start.minus(scenario.every().multipliedBy(back));
            readings.add(reading(domain, scenario, series, before, scenario.before(series, back)));
        }
        Instant at = start;
        for (Double value : series.values()) {
            if (value != null) {
                readings.add(reading(domain, scenario, series, at, value));
            }
            at = at.plus(scenario.every());
        }
        return readings;
    }

    private static Reading reading(String domain, Scenario scenario, Scenario.Series series, Instant at, double value) {
        boolean isOne = series.device().equals(Scenario.Series.DEVICE);
        String device = isOne ? scenario.id() : scenario.id() + '-' + series.device();
        return new Reading(
                domain, asset(scenario, series), device, series.quantity(), at, at, null, null, value, Quality.GOOD);
    }

    /** Of a rule that asks neighbours the first device is at the asset, each other one at a neighbour. */
    private static String asset(Scenario scenario, Scenario.Series series) {
        boolean isBeside = isOfNeighbours(scenario)
                && !series.device().equals(scenario.series().get(0).device());
        return "at-" + scenario.id() + (isBeside ? '-' + series.device() : "");
    }

    private static boolean isOfNeighbours(Scenario scenario) {
        return SHIPPED.rule(scenario.rule()).orElseThrow().condition() instanceof JointCondition.Neighbours;
    }

    private static List<Connection> pipes(Scenario scenario) {
        return scenario.series().stream()
                .map(series -> asset(scenario, series))
                .filter(asset -> !asset.equals("at-" + scenario.id()))
                .map(asset -> new Connection("at-" + scenario.id(), asset, Connection.Kind.FLOWS_TO, 50))
                .toList();
    }

    private static List<Scenario.Expectation> said(List<Signal> signals, Scenario scenario, Instant start) {
        Duration until = scenario.until();
        return signals.stream()
                .filter(signal -> signal.asset().equals("at-" + scenario.id()))
                .filter(signal -> signal.rule().equals(scenario.rule()))
                .map(signal -> new Scenario.Expectation(
                        Duration.between(start, signal.at()), signal.kind(), signal.severity()))
                .filter(told -> told.at().compareTo(until) <= 0)
                .toList();
    }

    @Test
    void nobodyIsCalledSilentAfterTheLastReading() {
        List<Reading> readings = List.of(
                methane("well-1", 0, 1), methane("well-2", 0, 1), methane("well-2", 179, 1), methane("well-2", 180, 1));
        assertEquals(List.of("180 gas.methane.silent well-1.methane RAISE"), brief(signals(replay, readings)));
        assertEquals(List.of(), brief(signals(replay, readings.subList(0, 3))));
    }

    @Test
    void aSensorMayReportAtAPeriodOfItsOwn() {
        List<Reading> readings = List.of(
                methane("well-1", 0, 1), methane("well-2", 0, 1), methane("well-2", 90, 1), methane("well-2", 180, 1));
        List<Signal> signals = new ArrayList<>();
        replay.run(
                SHIPPED,
                new Replay.Given(Map.of("well-1.methane", Duration.ofHours(1)), Map.of(), Topology.NONE),
                readings.iterator(),
                signals::add,
                Optional.empty(),
                Progress.IGNORED);
        assertEquals(List.of(), brief(signals));
    }

    @Test
    void readingsThatAreNotInOrderAreRefused() {
        List<Reading> readings = List.of(methane("well-1", 60, 1), methane("well-1", 0, 1));
        ReplayFailedException refused = assertThrows(ReplayFailedException.class, () -> signals(replay, readings));
        assertTrue(String.valueOf(refused.getMessage()).contains("well-1.methane"), refused::toString);
        assertEquals(List.of(), brief(signals(replay, List.of())));
    }

    @Test
    void aRunOnARunningClusterCostsWellUnderASecond() {
        List<Reading> readings = leakingWells(4, 20);
        assertFalse(signals(replay, readings).isEmpty());
        long startedAt = System.nanoTime();
        for (int run = 0; run < 10; run++) {
            signals(replay, readings);
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        assertTrue(seconds < 10, () -> seconds + " s for ten runs");
    }

    private static String told(Replay on, List<Reading> readings) {
        return signals(on, readings).stream().map(SignalsCsv::line).collect(Collectors.joining());
    }

    private static List<Signal> signals(Replay on, List<Reading> readings) {
        List<Signal> signals = new ArrayList<>();
        on.run(SHIPPED, readings.iterator(), signals::add);
        return signals;
    }

    private static List<String> brief(List<Signal> signals) {
        return signals.stream()
                .map(signal -> Duration.between(START, signal.at()).toSeconds() + " " + signal.rule() + " "
                        + signal.subject() + " " + signal.kind())
                .toList();
    }

    /** Wells of every domain's quantity methane: some leak, some fall silent, all at moments of their own. */
    private static List<Reading> leakingWells(int wells, int minutes) {
        Random random = new Random(7);
        List<Reading> readings = new ArrayList<>();
        for (int well = 0; well < wells; well++) {
            double offset = random.nextInt(60_000) / 1000.0;
            int leakAt = random.nextInt(minutes);
            int silentAt = random.nextInt(minutes);
            for (int minute = 0; minute < minutes; minute++) {
                boolean isSilent = minute >= silentAt && minute < silentAt + 5;
                boolean isLeak = minute >= leakAt && minute < leakAt + 8;
                if (!isSilent) {
                    readings.add(methane("well-" + well, minute * 60 + offset, isLeak ? 60 : random.nextDouble()));
                }
            }
        }
        readings.sort(ORDER);
        return readings;
    }

    /** Zones with a gauge and a meter each, which tell in step in every other zone; all burst, at moments of their own. */
    private static List<Reading> burstingZones(int zones, int minutes) {
        Random random = new Random(11);
        List<Reading> readings = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            int burstAt = 20 + random.nextInt(minutes - 60);
            long apart = zone % 2 == 0 ? 0 : random.nextInt(20_000);
            for (int minute = 0; minute < minutes; minute++) {
                boolean isBurst = minute >= burstAt && minute < burstAt + 15;
                Instant at = START.plusSeconds(60L * minute).plusMillis(500L * zone);
                double noise = random.nextDouble();
                readings.add(zone("gauge", zone, "pressure", at, 0.36 - (isBurst ? 0.05 : 0) + noise / 1000));
                readings.add(zone("meter", zone, "flow", at.plusMillis(apart), 210 + (isBurst ? 300 : 0) + noise));
            }
        }
        readings.sort(ORDER);
        return readings;
    }

    private static Reading zone(String device, int zone, String quantity, Instant at, double value) {
        String asset = "zone-" + zone;
        return new Reading("water", asset, device + '-' + zone, quantity, at, at, null, null, value, Quality.GOOD);
    }

    private static Reading methane(String device, double second, double value) {
        return reading("gas", device, "methane", START.plusMillis(Math.round(second * 1000)), value);
    }

    private static Reading reading(String domain, String device, String quantity, Instant at, double value) {
        return new Reading(domain, "at-" + device, device, quantity, at, at, null, null, value, Quality.GOOD);
    }
}
