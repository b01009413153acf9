package lifeline.ingest.sparkplug.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.mqtt.client.RestartableBroker;
import lifeline.ingest.sparkplug.command.RebirthSink;
import lifeline.simulators.sparkplug.EdgeNodeScript;
import lifeline.simulators.sparkplug.SimulatedEdgeNode;
import lifeline.simulators.sparkplug.SparkplugMetric;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated edge node, a real broker, the source, the job, and commands on their way back. */
abstract class EdgeNodesAtABroker {
    private static final long PATIENCE_SECONDS = 60;
    private static final String SENSOR = "spb:g_x002F_n_x002F_d1.methane";

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    protected abstract RestartableBroker start(Path folder);

    @Test
    void aLostMessageLeadsToABirthAndABrokenConnectionMakesDevicesStale(@TempDir Path data) throws Exception {
        Heard.reset();
        try (RestartableBroker broker = start(data)) {
            MqttSettings settings = MqttSettings.of(broker.url())
                    .installation(UUID.randomUUID().toString().substring(0, 8))
                    .filter("spBv1.0/#")
                    .sessions(1)
                    .build();
            MqttSource source = MqttSource.of(settings);
            JobClient job = job(source, settings);
            try (SimulatedEdgeNode node = connected(broker, source)) {
                tell(node, 1);
                awaitLine(SENSOR + " 1.0");

                node.lose("d1", Map.of("CH4", 2.0), at.plusSeconds(2));
                tell(node, 3);
                awaitLine("! SEQUENCE_GAP");
                List<String> reborn = Heard.await(lines -> count(lines, SENSOR + " 3.0") == 2, PATIENCE_SECONDS);
                assertEquals(2, count(reborn, SENSOR + " 3.0"), () -> "told as data and at birth: " + reborn);
                assertEquals(1, node.rebirths());
                tell(node, 4);
                awaitLine(SENSOR + " 4.0");

                node.kill();
                awaitLine("gone " + SENSOR);
                awaitLine("! DEVICE_DEAD");
                assertEquals(1, node.rebirths());
            } finally {
                job.cancel().get();
            }
        }
    }

    private static SimulatedEdgeNode connected(RestartableBroker broker, MqttSource source)
            throws InterruptedException {
        assertTrue(source.awaitSubscribed(Duration.ofSeconds(PATIENCE_SECONDS)));
        EdgeNodeScript script = new EdgeNodeScript(
                "g", "n", Map.of("d1", List.of(new EdgeNodeScript.Gauge("CH4", SparkplugMetric.Type.DOUBLE, null))));
        return SimulatedEdgeNode.connect(broker.url(), "edge-node", script, Clock.systemUTC());
    }

    private void tell(SimulatedEdgeNode node, int value) {
        node.tell("d1", Map.of("CH4", (double) value), at.plusSeconds(value));
    }

    private static void awaitLine(String line) throws InterruptedException {
        List<String> heard = Heard.await(lines -> lines.contains(line), PATIENCE_SECONDS);
        assertTrue(heard.contains(line), () -> "no '" + line + "' in " + heard);
    }

    private static int count(List<String> lines, String line) {
        return Collections.frequency(lines, line);
    }

    private static JobClient job(MqttSource source, MqttSettings settings) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(200);
        DataStream<Message> messages =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "MQTT").setParallelism(1);
        SingleOutputStreamOperator<Reading> readings = SparkplugStream.of(messages, SparkplugEntry.GAS);
        readings.getSideOutput(SparkplugStream.REBIRTHS).sinkTo(new RebirthSink(settings));
        readings.map(EdgeNodesAtABroker::heard).returns(Types.STRING).sinkTo(new DiscardingSink<>());
        readings.getSideOutput(ReadingStream.REJECTIONS)
                .map(rejection -> heard("! " + rejection.reason()))
                .returns(Types.STRING)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("edge nodes");
    }

    private static String heard(Reading reading) {
        return heard(
                reading.quality().has(Mark.STALE)
                        ? "gone " + reading.sensor()
                        : reading.sensor() + ' ' + reading.value());
    }

    private static String heard(String line) {
        Heard.add(line);
        return line;
    }
}
