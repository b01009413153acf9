package lifeline.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lifeline.broker.BrokerProcess;
import lifeline.contract.clock.CityClock;
import lifeline.contract.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SimulatorsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Path directory;
    private final Path truth;

    SimulatorsIT(@TempDir Path directory) {
        this.directory = directory;
        this.truth = directory.resolve("truth.json");
    }

    @Test
    void tellsTheTruthWhenItsParentEndsIt() throws Exception {
        CompletableFuture<String> struck = new CompletableFuture<>();
        CompletableFuture<Integer> exit;
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                ChildProcess simulators = start(
                        List.of(
                                "--url",
                                broker.url(),
                                "--scenario",
                                "gas-leak",
                                "--devices",
                                "50",
                                "--truth",
                                truth.toString()),
                        line -> {
                            if (line.contains(" fault: ")) {
                                struck.complete(line);
                            }
                        })) {
            assertEquals(Map.of("devices", 50), simulators.awaitReady(PATIENCE));
            struck.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            exit = simulators.exit();
        }
        assertEquals(0, exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        JsonNode told = new JsonMapper().readTree(truth.toFile());
        assertEquals("leak", told.path("faults").path(0).path("fault").asText());
        Instant startedAt = Instant.parse(told.path("startedAt").asText());
        assertEquals(startedAt.truncatedTo(ChronoUnit.MICROS), startedAt, "no finer than the times of its readings");
        JsonNode ledger = told.path("ledger");
        long sum = 0;
        for (JsonNode sensor : ledger.path("sensors")) {
            sum += sensor.path("published").asLong();
        }
        assertTrue(sum > 0);
        assertEquals(ledger.path("published").asLong(), sum);
        assertEquals(0, ledger.path("unacknowledged").asLong());
    }

    @Test
    void playsARecordingToItsEnd() throws Exception {
        Path recording = directory.resolve("readings.csv");
        Files.writeString(recording, """
                sensor,quantity,observed_at,value
                art-1,methane,2013-07-04 00:00:00,1.5
                art-1,methane,2013-07-04 00:01:00,2.5
                """);
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                ChildProcess simulators = start(
                        List.of("--url", broker.url(), "--from-csv", recording.toString(), "--truth", truth.toString()),
                        line -> {})) {
            assertEquals(0, simulators.exit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
        JsonNode ledger = new JsonMapper().readTree(truth.toFile()).path("ledger");
        assertEquals(
                2,
                ledger.path("sensors").path("art-1.methane").path("published").asLong());
    }

    @Test
    void saysWhatToDoWhenThereIsNoBroker() {
        Queue<String> said = new ConcurrentLinkedQueue<>();
        try (ChildProcess simulators = start(List.of("--url", "mqtt://127.0.0.1:9", "--devices", "50"), said::add)) {
            assertThrows(IllegalStateException.class, () -> simulators.awaitReady(PATIENCE));
        }
        assertTrue(said.toString().contains("Start a broker there"), said.toString());
    }

    private ChildProcess start(List<String> arguments, Consumer<String> onLine) {
        Instant now = Instant.now();
        return ChildProcess.start(
                new ChildProcess.Command(
                        "simulators",
                        ChildProcess.classPathOf(Main.class),
                        Main.class.getName(),
                        List.of("-XX:+UseSerialGC"),
                        arguments,
                        Map.of(CityClock.SETTING, CityClock.of(now, now, 20).setting()),
                        directory.resolve("simulators.log")),
                onLine);
    }
}
