package lifeline.ingest.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import lifeline.simulators.publish.Speech;
import lifeline.simulators.sparkplug.CityEdgeNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an edge node tells of a simulated device that fails, and what is read of it. */
class FailingEdgeNodeTest {
    private final List<Reading> readings = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final EdgeNode node = new EdgeNode(FailingEdgeNodeTest::route);
    private EdgeNodeState state = EdgeNodeState.unborn();
    private Instant now = FailingDevices.FROM.minusSeconds(10);
    private final CityEdgeNode city = new CityEdgeNode("gas", "node", () -> now);

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
        Instant turn = way == Way.BUFFERED ? Instant.MAX : FailingDevices.FROM.plus(fault.lasts());
        city.will();
        city.begin().forEach(this::hear);
        int told = 0;
        for (Emission emission : FailingDevices.sent(device, fault, true)) {
            if (emission.at().isBefore(turn)) {
                now = emission.at();
                var message = lifeline.simulators.publish.Message.untold(emission);
                Speech.Packet packet = city.say(message);
                told += message.parcel().readings() + packet.repeats().readings();
                hear(packet);
            }
        }
        assertTrue(told > 3);
        assertEquals(told, readings.size() + rejections.size(), () -> readings + " " + rejections);
        assertEquals(
                refusal(way).stream().collect(Collectors.toSet()),
                rejections.stream().map(Rejection::reason).collect(Collectors.toSet()));
        switch (way) {
            case EPOCH, AHEAD, ZONELESS -> assertMarked(Mark.CLOCK_REPLACED);
            case RENAMED -> assertEquals(Set.of(), values("methane"));
            case CODE -> assertEquals(Set.of(-9_999.0), values("methane"));
            case HIGH -> assertEquals(Set.of(100.0), values("methane"));
            case FLOODED -> assertEquals(Set.of(0.0), values("methane"));
            case CALIBRATION -> assertEquals(Set.of(0.0, 50.0), values("methane"));
            case OPENED, THEFT -> assertEquals(Set.of(95.0), values("cover-tilt"));
            case OLD -> {
                assertMarked(Mark.LATE);
                assertEquals(1, values("methane").size());
            }
            case BUFFERED -> assertLateAreMarked();
            default -> assertTrue(values("methane").size() > 1);
        }
    }

    /** Of what is no number the node knows that, and says so; a unit it tells on. */
    private static Optional<RejectionReason> refusal(Way way) {
        return switch (way) {
            case NAN -> Optional.of(RejectionReason.NULL_VALUE);
            case RENAMED -> Optional.of(RejectionReason.UNKNOWN_UNIT);
            default -> Optional.empty();
        };
    }

    private void assertLateAreMarked() {
        assertTrue(readings.stream().anyMatch(reading -> reading.quality().has(Mark.LATE)), readings::toString);
        readings.forEach(reading -> assertEquals(
                reading.observedAt().isBefore(reading.receivedAt().minusSeconds(60)),
                reading.quality().has(Mark.LATE),
                reading::toString));
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

    private void hear(Speech.Packet packet) {
        Message arrived = new Message(
                packet.topic(), packet.payload(), packet.payload().length, null, now, false, packet.retain(), false);
        Observed observed =
                node.observe(state, SparkplugTopic.parse(packet.topic()).orElseThrow(), arrived);
        state = observed.state();
        readings.addAll(observed.outcome().readings());
        rejections.addAll(observed.outcome().rejections());
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
