package lifeline.contract.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Unit;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureKind;
import lifeline.contract.yaml.Fault;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.YamlFile;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Domain GAS = new Domain(
            "gas",
            new Text("燃气", "Gas"),
            List.of(new Quantity(
                    "methane",
                    new Text("甲烷", "Methane"),
                    Unit.PERCENT_LEL,
                    0,
                    100,
                    100.0,
                    5.0,
                    Duration.ofSeconds(60),
                    "[default]")),
            List.of(),
            List.of());

    private static final String GOOD = """
            share: 1
            assets:
              well:
                title: { zh: "{place}井 {number}", en: "Well {number}, {place}" }
                owner: 燃气企业
                places:
                  - { zh: 海滨路, en: Haibin Road, district: 环翠区, from: [122.1, 37.5], to: [122.2, 37.4] }
            fleets:
              methane:
                at: well
                share: 1
                period: 60s
                behaviour:
                  methane: { base: 1, resolution: 0.1 }
            faults:
              leak:
                title: { zh: 泄漏, en: A leak }
                track: hazard
                fleet: methane
                scope: asset
                lasts: 4m
                report: 5s
                effects:
                  methane: { shape: ramp, size: 60, rise: 60s, fall: 60s }
            plays:
              gas-leak:
                - { fault: leak, after: 90s }
            """;

    private static final String LEAK = """
                physics: { leak: { shape: ramp, size: 1, rise: 1s, fall: 2m } }
                effects:
            """;

    @Test
    void readsWhatADomainDoes() {
        Faults faults = new Faults();
        Simulation read = read(GOOD, faults);
        assertEquals(List.of(), faults.all());
        assertEquals(Set.of("methane"), read.fleets().get(0).behaviour().keySet());
        assertEquals(Duration.ofMinutes(5), read.fault("leak").orElseThrow().whole());
    }

    @Test
    void tellsEveryFaultAtOnceWithItsLine() {
        String broken = GOOD.replace("      methane: { base: 1,", "      methan: { base: 1,")
                .replace("at: well", "at: wel")
                .replace("period: 60s", "period: 60")
                .replace("shape: ramp", "shape: rampe")
                .replace("fault: leak", "fault: leek")
                .replace("owner:", "owned-by: x\n    owner:");
        Faults faults = new Faults();
        read(broken, faults);
        List<String> told = faults.all().stream().map(Fault::toString).toList();
        for (String expected : List.of(
                "gas.yaml:5: unknown key 'owned-by'",
                "gas.yaml:11: unknown kind of asset 'wel'",
                "gas.yaml:13: a duration with its unit",
                "gas.yaml:15: unknown quantity 'methan'; gas has methane",
                "gas.yaml:25: 'shape' must be one of",
                "gas.yaml:28: unknown fault 'leek'; known here: leak")) {
            assertTrue(told.stream().anyMatch(one -> one.startsWith(expected)), expected + " is not among " + told);
        }
    }

    @Test
    void tellsWhatIsWrongWithTheModelsOfADomain() {
        String physics = """
            physics:
              wells:
                kind: soil
                at: [wall]
                tells: { methane: metane, ethane: ethane }
                numbers: { volume: -1, depth: 3 }
            faults:
            """;
        String broken = GOOD.replace("faults:\n", physics).replace("    effects:\n", LEAK.replace("leak", "leek"));
        Faults faults = new Faults();
        read(broken, faults);
        List<String> told = faults.all().stream().map(fault -> fault.message()).toList();
        for (String expected : List.of(
                "no fleet is mounted at 'wall'",
                "soil does not work out 'metane'; it knows methane, ethane, temperature",
                "'ethane' is not measured at wall",
                "'volume' must be 0.1 to 1000.0",
                "soil takes no number 'depth'; it takes volume,",
                "no model there knows 'leek'")) {
            assertTrue(told.stream().anyMatch(one -> one.startsWith(expected)), expected + " is not among " + told);
        }
    }

    @Test
    void aFaultIsOverWhenItsConsequencesAre() {
        String physics = """
            physics:
              wells: { kind: soil, at: [well], tells: { methane: methane } }
            faults:
            """;
        Faults faults = new Faults();
        Simulation read = read(
                GOOD.replace("faults:\n", physics)
                        .replace("    lasts: 4m\n", "    lasts: 4m\n    settles: 5m\n")
                        .replace("    effects:\n", LEAK),
                faults);
        assertEquals(List.of(), faults.all());
        FaultModel leak = read.fault("leak").orElseThrow();
        assertEquals(Duration.ofMinutes(11), leak.whole());
        assertEquals(Set.of("methane"), leak.quantities());
    }

    private static final String FAILURE = """
              odd:
                title: { zh: 故障, en: A failure }
                track: TRACK
                fleet: methane
                scope: device
                lasts: 4m
                report: 60s
                failure: FAILURE
            plays:
            """;

    private static List<String> toldOf(String track, String failure) {
        Faults faults = new Faults();
        read(GOOD.replace("plays:\n", FAILURE.replace("TRACK", track).replace("FAILURE", failure)), faults);
        return faults.all().stream().map(Fault::message).toList();
    }

    @Test
    void readsHowADeviceFails() {
        Faults faults = new Faults();
        String magic = FAILURE.replace("TRACK", "device").replace("FAILURE", "{ kind: magic, share: 0.5 }");
        FaultModel odd =
                read(GOOD.replace("plays:\n", magic), faults).fault("odd").orElseThrow();
        assertEquals(List.of(), faults.all());
        assertEquals(Optional.of(FailureKind.MAGIC), odd.failing());
        assertEquals(Set.of("methane"), odd.quantities());
        Failure failure = odd.failure().orElseThrow();
        assertEquals(FailureKind.Way.CODE, failure.way());
        assertEquals(0.5, failure.number("share"));
        assertEquals(-9_999, failure.number("value"));
    }

    @Test
    void tellsWhatIsWrongWithAFailure() {
        assertEquals(List.of("a failure of devices has the track device"), toldOf("hazard", "{ kind: zombie }"));
        assertEquals(
                List.of("'drift' is the course of a value: write it as effects"), toldOf("device", "{ kind: drift }"));
        assertEquals(
                List.of("'clock-skew' has this way; here it must be one of [retained, old]"),
                toldOf("device", "{ kind: zombie, way: epoch }"));
        assertEquals(List.of("'lost' must be 0.0 to 1.0"), toldOf("device", "{ kind: battery, way: empty, lost: 2 }"));
        assertEquals(
                List.of("'ethane' is not measured there; measured are methane", "'of' must name two quantities"),
                toldOf("device", "{ kind: unit-swap, way: channels, of: [ethane] }"));
        assertTrue(toldOf("device", "{ kind: battery, age: 2 }").get(0).startsWith("unknown key 'age'; known here:"));
    }

    @Test
    void everyKindOfFailingIsInTheShippedDomains() {
        Set<FailureKind> kinds = Simulation.all(Catalogue.load()).stream()
                .flatMap(simulation -> simulation.faults().stream())
                .flatMap(fault -> fault.failing().stream())
                .collect(Collectors.toSet());
        assertEquals(Set.of(FailureKind.values()), kinds);
        assertEquals(15, kinds.size());
    }

    @Test
    void refusesAFleetSlowerThanItsQuantitiesAllow() {
        Faults faults = new Faults();
        read(GOOD.replace("period: 60s", "period: 2m"), faults);
        assertTrue(faults.all().get(0).message().contains("a slower fleet would count as silent"));
    }

    @Test
    void theShippedDomainsKnowTheSamePlays() {
        List<Simulation> shipped = Simulation.all(Catalogue.load());
        assertEquals(5, shipped.size());
        Set<String> plays = shipped.stream()
                .flatMap(simulation -> simulation.plays().stream())
                .map(Play::name)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "default",
                        "quiet",
                        "gas-leak",
                        "water-burst",
                        "heating-leak",
                        "bridge-overload",
                        "storm-flooding",
                        "sensor-dropout",
                        "device-faults"),
                plays);
    }

    private static Simulation read(String text, Faults faults) {
        return Simulation.read(GAS, YamlFile.parse("gas.yaml", text, faults));
    }
}
