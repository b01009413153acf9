package lifeline.ingest.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.failing.FailureKind.Way;
import lifeline.ingest.Message;
import lifeline.ingest.codec.FailingDevices;
import lifeline.ingest.codec.Route;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.sparkplug.EdgeNodeScript;
import lifeline.simulators.sparkplug.SparkplugMetric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an edge node tells of a simulated device that fails, and what is read of it. */
class FailingEdgeNodeTest {
    private static final Set<String> QUANTITIES = Set.of("methane", "temperature", "cover-tilt");

    private final List<Reading> readings = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final EdgeNode node = new EdgeNode(FailingEdgeNodeTest::route);
    private EdgeNodeState state = EdgeNodeState.unborn();

    static Stream<Arguments> failures() {
        return FailingDevices.SIMULATIONS.stream()
                .filter(simulation -> simulation.domain().equals("gas"))
                .flatMap(simulation -> simulation.faults().stream())
                .filter(fault -> fault.failure().isPresent() && fault.fleet().equals("methane"))
                .map(fault -> Arguments.of(fault.id(), fault));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void whatAFailingDeviceTellsItsEdgeNodeIsReadAsItIsDue(String name, FaultModel fault) {
        Way way = fault.failure().orElseThrow().way();
        Device device = FailingDevices.plain(fault);
        EdgeNodeScript script = script(device.id());
        Instant turn = FailingDevices.FROM.plus(fault.lasts());
        script.births(FailingDevices.FROM.minusSeconds(10)).forEach(birth -> hear(birth, birth(), false));
        readings.clear();
        rejections.clear();
        int told = 0;
        for (Emission emission : FailingDevices.sent(device, fault, true)) {
            if (emission.at().isBefore(way == Way.BUFFERED ? Instant.MAX : turn)) {
                for (Sample sample : emission.samples()) {
                    told += sample.values().size();
                    // an edge node knows the slot, not which box is in it
                    hear(
                            script.data(device.id(), sample.values(), Objects.requireNonNull(sample.time())),
                            emission.at(),
                            emission.retain());
                }
            }
        }
        assertTrue(told > 3);
        if (way == Way.RETAINED) {
            // what an edge node tells with the retain flag is refused as a whole
            assertEquals(List.of(), readings);
            assertTrue(rejections.stream().allMatch(one -> one.reason() == RejectionReason.NOT_SPARKPLUG));
            return;
        }
        assertEquals(told, readings.size() + rejections.size(), () -> readings + " " + rejections);
        assertEquals(
                way == Way.NAN ? Set.of(RejectionReason.NOT_A_NUMBER) : Set.of(),
                rejections.stream().map(Rejection::reason).collect(Collectors.toSet()));
        switch (way) {
            case EPOCH, AHEAD, ZONELESS -> assertMarked(Mark.CLOCK_REPLACED);
            case CODE -> assertEquals(Set.of(-9_999.0), values("methane"));
            case HIGH -> assertEquals(Set.of(100.0), values("methane"));
            case FLOODED -> assertEquals(Set.of(0.0), values("methane"));
            case CALIBRATION -> assertEquals(Set.of(0.0, 50.0), values("methane"));
            case OPENED, THEFT -> assertEquals(Set.of(95.0), values("cover-tilt"));
            case OLD -> assertEquals(1, values("methane").size());
            default -> assertTrue(values("methane").size() > 1);
        }
    }

    private void assertMarked(Mark mark) {
        readings.forEach(reading -> assertTrue(reading.quality().has(mark), reading::toString));
    }

    private Set<Double> values(String quantity) {
        return readings.stream()
                .filter(reading -> reading.quantity().equals(quantity))
                .map(Reading::value)
                .collect(Collectors.toSet());
    }

    private void hear(EdgeNodeScript.Message message, Instant at, boolean isRetained) {
        Message arrived = new Message(
                message.topic(), message.payload(), message.payload().length, null, at, false, isRetained, false);
        Observed observed =
                node.observe(state, SparkplugTopic.parse(message.topic()).orElseThrow(), arrived);
        state = observed.state();
        readings.addAll(observed.outcome().readings());
        rejections.addAll(observed.outcome().rejections());
    }

    private static Instant birth() {
        return FailingDevices.FROM.minusSeconds(10);
    }

    private static EdgeNodeScript script(String device) {
        List<EdgeNodeScript.Gauge> gauges = QUANTITIES.stream()
                .map(quantity -> new EdgeNodeScript.Gauge(quantity, SparkplugMetric.Type.DOUBLE, null))
                .toList();
        return new EdgeNodeScript("city", "node", Map.of(device, gauges));
    }

    private static Route route(SparkplugTopic data) {
        Map<String, Quantity> quantities = new HashMap<>();
        FailingDevices.CATALOGUE
                .domain("gas")
                .orElseThrow()
                .quantities()
                .forEach(quantity -> quantities.put(quantity.name(), quantity));
        return new Route("gas", "well", "city:" + data.device(), quantities, Map.of(), null, data.toString());
    }
}
