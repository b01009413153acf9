package lifeline.ingest.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.simulators.sparkplug.EdgeNodeScript;
import lifeline.simulators.sparkplug.SparkplugMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code sparkplug/NAME.session}, lines of topic and payload in hex, is understood as {@code NAME.expect} says: after
 * each topic what was told, and {@code ?} where a birth is asked for.
 */
class EdgeNodeGoldenTest {
    static List<String> sessions() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".session"))
                    .map(name -> name.substring(0, name.length() - ".session".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sessions")
    void saysWhatStandsBesideIt(String name) throws IOException, URISyntaxException {
        EdgeNodeUnderTest node = new EdgeNodeUnderTest();
        List<String> heard = new ArrayList<>();
        for (String line : Files.readAllLines(folder().resolve(name + ".session"), UTF_8)) {
            int blank = line.lastIndexOf(' ');
            node.hear(line.substring(0, blank), HexFormat.of().parseHex(line.substring(blank + 1)));
            heard.add(line.substring(0, blank));
            node.told().stream().sorted().forEach(told -> heard.add("  " + told));
            node.asked().forEach(topic -> heard.add("  ? " + topic));
        }

        assertEquals(Files.readString(folder().resolve(name + ".expect"), UTF_8), String.join("\n", heard) + "\n");
    }

    @Test
    void theSimulatorWritesTheSameBytes() throws IOException, URISyntaxException {
        String written = simulated().stream()
                .map(message -> message.topic() + ' ' + HexFormat.of().formatHex(message.payload()) + '\n')
                .collect(Collectors.joining());

        assertEquals(Files.readString(folder().resolve("simulated.session"), UTF_8), written);
    }

    /** A session in which every kind of message and every type of number occurs, and the node is born twice. */
    static List<EdgeNodeScript.Message> simulated() {
        Instant at = EdgeNodeUnderTest.NOON;
        Map<String, List<EdgeNodeScript.Gauge>> gauges = new LinkedHashMap<>();
        for (SparkplugMetric.Type type : SparkplugMetric.Type.values()) {
            String unit = type == SparkplugMetric.Type.DOUBLE ? "%VOL" : null;
            gauges.put(type.name(), List.of(new EdgeNodeScript.Gauge("Inputs/CH4", type, unit)));
        }
        EdgeNodeScript script = new EdgeNodeScript("园区", "n", gauges);
        List<EdgeNodeScript.Message> messages = new ArrayList<>();
        EdgeNodeScript.Message will = script.will(at);
        messages.addAll(script.births(at));
        for (SparkplugMetric.Type type : SparkplugMetric.Type.values()) {
            boolean isSigned = type.name().startsWith("INT");
            messages.add(script.data(type.name(), Map.of("Inputs/CH4", isSigned ? -1.0 : 1.0), at.plusMillis(250)));
        }
        messages.add(script.death("INT8", at.plusSeconds(1)));
        messages.add(script.birth("INT8", at.plusSeconds(2)));
        messages.addAll(script.births(at.plusSeconds(3)));
        messages.add(will);
        return messages;
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(EdgeNodeGoldenTest.class.getResource("/sparkplug").toURI());
    }
}
