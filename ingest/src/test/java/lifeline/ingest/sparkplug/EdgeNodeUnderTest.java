package lifeline.ingest.sparkplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.Route;
import lifeline.ingest.validation.Rejection;
import lifeline.simulators.sparkplug.EdgeNodeScript;
import lifeline.simulators.sparkplug.SparkplugMetric;

/** The edge node that {@link #script} plays, listened to message by message; a second passes with each. */
final class EdgeNodeUnderTest {
    static final Instant NOON = Samples.NOON;

    private final EdgeNode node = new EdgeNode(EdgeNodeUnderTest::route);
    private final List<String> told = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private EdgeNodeState state = EdgeNodeState.unborn();
    private Instant now = NOON;

    /** Two devices, each with methane and pressure; the one's methane is told in %VOL. */
    static EdgeNodeScript script() {
        Map<String, List<EdgeNodeScript.Gauge>> gauges = new LinkedHashMap<>();
        gauges.put(
                "d1",
                List.of(
                        new EdgeNodeScript.Gauge("Inputs/CH4", SparkplugMetric.Type.FLOAT, null),
                        new EdgeNodeScript.Gauge("Inputs/P", SparkplugMetric.Type.DOUBLE, null)));
        gauges.put("d2", List.of(new EdgeNodeScript.Gauge("Inputs/CH4", SparkplugMetric.Type.DOUBLE, "%VOL")));
        return new EdgeNodeScript("g", "n", gauges);
    }

    /** Quantities by the names that the payloads give them; devices are {@code node/device}, all at one well. */
    static Route route(SparkplugTopic data) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        Samples.catalogue().domain("gas").orElseThrow().quantities().forEach(quantity -> {
            quantities.put(quantity.name(), quantity);
            switch (quantity.name()) {
                case "methane" -> quantities.put("Inputs/CH4", quantity);
                case "pressure" -> quantities.put("Inputs/P", quantity);
                case "temperature" -> {
                    // samples that were published measure other things; a number is a number
                    quantities.put("Temperature", quantity);
                    quantities.put("Supply Voltage", quantity);
                    quantities.put("Inputs/A", quantity);
                }
                default -> {}
            }
        });
        String device = data.device() == null ? data.node() : data.node() + ":" + data.device();
        return new Route("gas", "well", device, quantities, Map.of(), null, data.toString());
    }

    EdgeNodeUnderTest hear(List<EdgeNodeScript.Message> messages) {
        messages.forEach(this::hear);
        return this;
    }

    EdgeNodeUnderTest hear(EdgeNodeScript.Message message) {
        return hear(message, false);
    }

    /** Delivered again, or after an interruption when it may have been. */
    EdgeNodeUnderTest hearAgain(EdgeNodeScript.Message message) {
        return hear(message, true);
    }

    EdgeNodeUnderTest hear(String topic, byte[] payload) {
        return hear(new EdgeNodeScript.Message(topic, payload));
    }

    private EdgeNodeUnderTest hear(EdgeNodeScript.Message message, boolean again) {
        Message arrived = new Message(
                message.topic(), message.payload(), message.payload().length, null, now, again, false, again);
        Observed observed =
                node.observe(state, SparkplugTopic.parse(message.topic()).orElseThrow(), arrived);
        state = observed.state();
        now = now.plusSeconds(1);
        Stream.of(
                        observed.outcome().readings().stream().map(EdgeNodeUnderTest::told),
                        observed.departures().stream().map(reading -> "gone " + reading.sensor()),
                        observed.outcome().rejections().stream().map(EdgeNodeUnderTest::told))
                .flatMap(lines -> lines)
                .forEach(told::add);
        observed.rebirth().ifPresent(request -> asked.add(request.topic()));
        return this;
    }

    private static String told(Reading reading) {
        return reading.sensor()
                + ' '
                + reading.value()
                + (reading.quality().code() == 0
                        ? ""
                        : " " + reading.quality().grade() + reading.quality().marks());
    }

    private static String told(Rejection rejection) {
        return "! " + rejection.reason() + (rejection.readings() == 1 ? "" : " ×" + rejection.readings()) + ' '
                + rejection.device();
    }

    EdgeNodeUnderTest passes(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    /** What was told since this was last asked. */
    List<String> told() {
        List<String> since = List.copyOf(told);
        told.clear();
        return since;
    }

    /** Where a rebirth was asked for since this was last asked. */
    List<String> asked() {
        List<String> since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    EdgeNodeState state() {
        return state;
    }

    Instant now() {
        return now;
    }
}
