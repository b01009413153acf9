package lifeline.ingest.sparkplug.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.simulation.Simulation;
import lifeline.ingest.Message;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.mqtt.client.Mosquitto;
import lifeline.ingest.mqtt.client.RestartableBroker;
import lifeline.ingest.sparkplug.payload.RebirthPayload;
import lifeline.simulators.TopicsOfOthers;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.publish.Gateways;
import lifeline.simulators.sparkplug.EdgeNodes;
import lifeline.simulators.truth.Ledger;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gas devices of the simulated city behind an edge node, a broker that keeps the order of its messages, and the job. */
@Timeout(120)
class CityInSparkplugIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final List<Simulation> SIMULATIONS = Simulation.all(CATALOGUE);
    private static final String NODE = "lifeline-sim-test-1";

    private final Ledger ledger = new Ledger();
    private final Set<String> told = new TreeSet<>();
    private final City city = gasAlone(City.generate(SIMULATIONS, 200));
    private final CityRun run = new CityRun(
            new CityRun.Script(CATALOGUE, SIMULATIONS, city, "quiet", 7, Instant.now(), OptionalDouble.of(50)),
            fault -> {});
    private long sent;

    @Test
    void everyReadingACityTellsInSparkplugIsCountedOnceAndReadByIngest(@TempDir Path data, @TempDir Path folder)
            throws Exception {
        Heard.reset();
        ForeignTopic entry = settings(folder);
        try (RestartableBroker broker = Mosquitto.startOrSkip(data)) {
            MqttSettings settings = MqttSettings.of(broker.url())
                    .installation(UUID.randomUUID().toString().substring(0, 8))
                    .filter(entry.filter().text())
                    .sessions(1)
                    .build();
            MqttSource source = MqttSource.of(settings);
            JobClient job = job(source, entry);
            try {
                assertTrue(source.awaitSubscribed(PATIENCE));
                play(broker);
                List<String> heard = Heard.await(this::isOver, PATIENCE.toSeconds());
                assertCountedOnce(heard);
            } finally {
                job.cancel().get();
            }
        }
    }

    /** Asked for its births while all is well, and then its connection is lost twice amid what it tells. */
    private void play(RestartableBroker broker) throws InterruptedException {
        Gateways gateways = new Gateways(
                new Broker(broker.url(), Optional.empty(), Optional.empty(), "lifeline-sim-test"),
                EdgeNodes.of(SIMULATIONS, city, 1, Instant::now).stream()
                        .filter(group -> group.name().equals("gas"))
                        .toList(),
                ledger,
                message -> {},
                line -> {});
        assertEquals("", gateways.connect(PATIENCE));
        publish(gateways, 300);
        askForBirths(broker);
        publish(gateways, 300);
        gateways.drop();
        publish(gateways, 300);
        gateways.drop();
        publish(gateways, 100);
        gateways.finish(PATIENCE);
    }

    private void askForBirths(RestartableBroker broker) throws InterruptedException {
        int before = Heard.await(lines -> new HashSet<>(lines).containsAll(told), PATIENCE.toSeconds())
                .size();
        assertEquals(sent, before, "just what was told, and nothing refused");
        broker.publish("spBv1.0/gas/NCMD/" + NODE, RebirthPayload.encode(Instant.now()), 1);
        int enough = before + city.devices().size();
        List<String> after = Heard.await(lines -> lines.size() >= enough, PATIENCE.toSeconds());
        assertTrue(after.size() >= enough, after.size() + " lines, " + before + " before it was asked");
        assertEquals(Set.of(), refusals(after));
    }

    private void publish(Gateways gateways, int messages) throws InterruptedException {
        for (int i = 0; i < messages; ) {
            Optional<Emission> emission = run.next();
            if (emission.isPresent()) {
                told.addAll(keys(emission.get()));
                sent += emission.get().samples().stream()
                        .mapToInt(sample -> sample.values().size())
                        .sum();
                gateways.publish(
                        emission.get().topic().device(), lifeline.simulators.publish.Message.untold(emission.get()));
                i++;
            }
        }
    }

    private void assertCountedOnce(List<String> heard) {
        Ledger.Totals totals = ledger.totals();
        assertEquals(1_000, totals.messages());
        assertEquals(sent, totals.published());
        assertEquals(0, totals.outstanding() + totals.refused());
        List<String> readings = readings(heard);
        assertEquals(told, new TreeSet<>(readings));
        long again = readings.size() - totals.published();
        assertTrue(again > 0 && again <= totals.resent(), again + " came again, told again " + totals.resent());
        assertEquals(
                Set.of(),
                refusals(heard).stream().filter(line -> !isOfADeath(line)).collect(Collectors.toSet()));
    }

    private static boolean isOfADeath(String refusal) {
        return refusal.matches("! (DEVICE_DEAD|STALE_DEATH) .*");
    }

    private static Set<String> refusals(List<String> heard) {
        return heard.stream().filter(line -> line.startsWith("! ")).collect(Collectors.toSet());
    }

    /** Dead for good: what it said before is all that there is. */
    private boolean isOver(List<String> lines) {
        if (lines.isEmpty() || !lines.get(lines.size() - 1).matches("gone .*|! DEVICE_DEAD .*")) {
            return false;
        }
        return new HashSet<>(lines).containsAll(told);
    }

    private static List<String> readings(List<String> heard) {
        return heard.stream().filter(line -> line.startsWith("city:")).toList();
    }

    /** A device that tells no time has that of the edge node that heard it. */
    private static Set<String> keys(Emission emission) {
        Set<String> keys = new HashSet<>();
        for (Sample sample : emission.samples()) {
            Instant at = sample.time() == null ? emission.at() : sample.time();
            sample.values()
                    .keySet()
                    .forEach(quantity ->
                            keys.add("city:" + emission.topic().device() + '.' + quantity + ' ' + at.toEpochMilli()));
        }
        return keys;
    }

    private static City gasAlone(City whole) {
        return new City(
                whole.assets(),
                whole.devices().stream()
                        .filter(device -> device.domain().equals("gas"))
                        .toList());
    }

    private ForeignTopic settings(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("topics.yaml"), TopicsOfOthers.SPARKPLUG.yaml(CATALOGUE, city));
        return ForeignTopics.read(file, CATALOGUE).entries().get(0);
    }

    private static JobClient job(MqttSource source, ForeignTopic entry) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(200);
        DataStream<Message> messages =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "MQTT").setParallelism(1);
        SingleOutputStreamOperator<Reading> readings = SparkplugStream.of(messages, entry);
        readings.map(CityInSparkplugIT::heard).returns(Types.STRING).sinkTo(new DiscardingSink<>());
        readings.getSideOutput(ReadingStream.REJECTIONS)
                .map(rejection -> heard("! " + rejection.reason() + ' ' + rejection.detail()))
                .returns(Types.STRING)
                .sinkTo(new DiscardingSink<>());
        return env.executeAsync("a city behind edge nodes");
    }

    private static String heard(Reading reading) {
        return heard(
                reading.quality().has(Mark.STALE)
                        ? "gone " + reading.sensor()
                        : reading.sensor() + ' ' + reading.observedAt().toEpochMilli());
    }

    private static String heard(String line) {
        Heard.add(line);
        return line;
    }
}
