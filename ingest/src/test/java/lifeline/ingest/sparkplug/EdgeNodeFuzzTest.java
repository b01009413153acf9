package lifeline.ingest.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a node says, as a birth, as data and as a death, one after the other: no exception, and a bounded memory. */
class EdgeNodeFuzzTest {
    private static final List<String> TOPICS = List.of(
            "spBv1.0/g/NBIRTH/n",
            "spBv1.0/g/NDATA/n",
            "spBv1.0/g/DBIRTH/n/d",
            "spBv1.0/g/DDATA/n/d",
            "spBv1.0/g/DDEATH/n/d",
            "spBv1.0/g/NDEATH/n");

    private final EdgeNode node = new EdgeNode(EdgeNodeUnderTest::route);

    @MethodSource("sparkplugSeeds")
    @FuzzTest(maxDuration = "5m")
    void sparkplug(byte[] payload) {
        EdgeNodeState state = EdgeNodeState.unborn();
        for (String topic : TOPICS) {
            Message message = Samples.message(topic, payload);
            Observed observed = node.observe(state, SparkplugTopic.parse(topic).orElseThrow(), message);
            state = observed.state();
            assertTrue(observed.outcome().readings().size() <= payload.length);
        }
    }

    static List<byte[]> sparkplugSeeds() throws IOException, URISyntaxException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("benthos", "elecsys", "specification", "simulated")) {
            Path file = Path.of(EdgeNodeFuzzTest.class
                    .getResource("/sparkplug/" + name + ".session")
                    .toURI());
            for (String line : Files.readAllLines(file, UTF_8)) {
                seeds.add(HexFormat.of().parseHex(line.substring(line.lastIndexOf(' ') + 1)));
            }
        }
        return seeds;
    }
}
