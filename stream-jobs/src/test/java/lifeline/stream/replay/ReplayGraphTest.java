package lifeline.stream.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.topology.Topology;
import lifeline.stream.DetectionJob;
import lifeline.stream.JobEnvironment;
import lifeline.stream.JobSettings;
import lifeline.stream.replay.run.InOrder;
import lifeline.stream.replay.run.Lane;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class ReplayGraphTest {
    @Test
    void replayRunsTheOperatorsOfTheJobAndNoOthers() {
        Set<String> live = edges(live(), "decode");
        assertTrue(live.size() >= 9, live::toString);
        assertEquals(live, edges(replayed(), "recording"));
    }

    /** Which uid feeds which, from where readings come in. */
    private static Set<String> edges(StreamGraph graph, String intake) {
        Set<String> edges = new TreeSet<>();
        for (StreamNode node : graph.getStreamNodes()) {
            for (StreamEdge edge : node.getOutEdges()) {
                String from = String.valueOf(node.getTransformationUID());
                String to =
                        String.valueOf(graph.getStreamNode(edge.getTargetId()).getTransformationUID());
                if (!to.equals(intake)) {
                    edges.add((from.equals(intake) ? "intake" : from) + " -> " + to + ", " + operator(graph, edge));
                }
            }
        }
        return edges;
    }

    private static String operator(StreamGraph graph, StreamEdge edge) {
        return graph.getStreamNode(edge.getTargetId()).getOperatorName();
    }

    private static StreamGraph live() {
        StreamExecutionEnvironment environment = environment();
        DetectionJob.of(JobSettings.from(Map.of(
                        "LIFELINE_MQTT_URL", "mqtt://127.0.0.1:1",
                        "LIFELINE_DB_URL", "jdbc:postgresql://127.0.0.1:1/nowhere",
                        "LIFELINE_DB_USER", "nobody",
                        "LIFELINE_DB_PASSWORD", "none",
                        "LIFELINE_CHECKPOINTS", "nowhere")))
                .define(environment);
        return environment.getStreamGraph();
    }

    private static StreamGraph replayed() {
        StreamExecutionEnvironment environment = environment();
        try (Lane lane = Lane.open(
                Catalogue.load(),
                Map.of(),
                Map.of(),
                Topology.NONE,
                List.<Reading>of().iterator(),
                InOrder.ofSignals(2, signal -> {}),
                InOrder.ofScores(2, score -> {}))) {
            Replay.job(lane.number(), false).define(environment);
            return environment.getStreamGraph();
        }
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(JobEnvironment.replaying());
        environment.setParallelism(2);
        return environment;
    }
}
