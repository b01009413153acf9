package lifeline.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import lifeline.broker.BrokerProcess;
import lifeline.contract.clock.CityClock;
import lifeline.contract.process.ChildProcess;
import lifeline.database.DatabaseProcess;
import lifeline.stream.DetectionJob;
import lifeline.stream.replay.ReplayMain;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty minutes of four wells, replayed from a file, and published at thirty times their speed to broker, job and store. */
class ReplayIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double SPEED = 30;
    private static final int MINUTES = 20;
    /** Of the city: what the way through the broker, and a slow machine, may take of a silence. */
    private static final Duration UNDERWAY = Duration.ofSeconds(60);

    private final Path directory;
    private Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    ReplayIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private record Reading(String device, Instant at, double value) {}

    /** A line of the signals' file. */
    private record Told(String rule, String subject, String kind, String severity, Instant at, String score) {
        boolean isOfSilence() {
            return rule.endsWith(".silent");
        }

        String withoutTime() {
            return String.join(" ", rule, subject, kind, severity, score);
        }

        @Override
        public String toString() {
            return at + " " + withoutTime();
        }
    }

    @Test
    void oneRecordingGivesTheSameSignalsThroughReplayAndThroughTheLiveChain() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"));
                DatabaseProcess database =
                        DatabaseProcess.start(directory.resolve("database")).migrated()) {
            CityClock clock = CityClock.of(began, Instant.now(), SPEED);
            try (ChildProcess job = job(broker, database, clock)) {
                job.awaitReady(PATIENCE);
                began = clock.instant().plus(2, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
                List<Told> replayed = replayed();
                assertTrue(replayed.size() >= 8, replayed::toString);
                publish(broker, clock);
                Eventually.holds(
                        "as many signals as replayed",
                        PATIENCE,
                        () -> stored(database).size() >= replayed.size());
                assertSame(replayed, stored(database));
            }
        }
    }

    /** To the microsecond, and silence as much later as its last reading took to arrive. */
    private static void assertSame(List<Told> replayed, List<Told> live) {
        assertEquals(withoutSilence(replayed), withoutSilence(live));
        List<Told> silences = silence(replayed);
        List<Told> silencesLive = silence(live);
        assertEquals(
                silences.stream().map(Told::withoutTime).toList(),
                silencesLive.stream().map(Told::withoutTime).toList());
        for (int i = 0; i < silences.size(); i++) {
            Duration later =
                    Duration.between(silences.get(i).at(), silencesLive.get(i).at());
            assertTrue(
                    !later.isNegative() && later.compareTo(UNDERWAY) < 0, silences.get(i) + " live: later by " + later);
        }
    }

    private static List<Told> withoutSilence(List<Told> signals) {
        return signals.stream().filter(signal -> !signal.isOfSilence()).toList();
    }

    private static List<Told> silence(List<Told> signals) {
        return signals.stream().filter(Told::isOfSilence).toList();
    }

    private List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            boolean isLeak = minute >= 4 && minute < 9;
            add(readings, "well-1", minute, 0.25, isLeak ? 60 : 1);
            add(readings, "well-2", minute, 15.5, minute < 3 ? 1 : Math.max(1, 32 - 3.1 * Math.abs(minute - 9)));
            if (minute < 6 || minute > 13) {
                add(readings, "well-3", minute, 30, 1 + minute % 3 * 0.1);
            }
            add(readings, "well-4", minute, 45, 1 + minute % 4 * 0.1);
        }
        return readings;
    }

    private void add(List<Reading> readings, String device, int minute, double second, double value) {
        readings.add(new Reading(device, began.plusMillis(Math.round(minute * 60_000 + second * 1000)), value));
    }

    private List<Told> replayed() throws IOException {
        StringBuilder csv = new StringBuilder("sensor,quantity,observed_at,value,asset\n");
        readings()
                .forEach(reading -> csv.append(
                        reading.device() + ",methane," + reading.at() + "," + reading.value() + ",asset-1\n"));
        Path file = Files.writeString(directory.resolve("readings.csv"), csv);
        Path signals = directory.resolve("signals.csv");
        try (ChildProcess replay = ChildProcess.start(
                new ChildProcess.Command(
                        "replay",
                        ChildProcess.classPathOf(ReplayMain.class),
                        ReplayMain.class.getName(),
                        List.of("-Xmx512m"),
                        List.of("--domain", "gas", "--readings", file.toString(), "--signals", signals.toString()),
                        Map.of(),
                        directory.resolve("replay.log")),
                line -> {})) {
            assertEquals(
                    0,
                    replay.exit()
                            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .join(),
                    () -> "see " + replay.log());
        }
        return Files.readAllLines(signals).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Told(cells[0], cells[1], cells[2], cells[3], Instant.parse(cells[4]), cells[5]))
                .toList();
    }

    /** Each at the instant it tells, by the city's clock. */
    private void publish(BrokerProcess broker, CityClock clock) throws Exception {
        MqttClient client = new MqttClient(broker.url().replace("mqtt:", "tcp:"), "wells", new MemoryPersistence());
        client.connect();
        for (Reading reading : readings()) {
            while (clock.instant().isBefore(reading.at())) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            String topic = "lifeline/v1/gas/asset-1/" + reading.device() + "/json";
            String payload = "{\"t\":\"" + reading.at() + "\",\"v\":{\"methane\":" + reading.value() + "}}";
            client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
        }
        client.disconnect();
        client.close();
    }

    private List<Told> stored(DatabaseProcess database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select rule, subject, kind, severity, at, value, threshold from signal")) {
            List<Told> signals = new ArrayList<>();
            while (rows.next()) {
                signals.add(new Told(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getTimestamp(5).toInstant(),
                        score(rows.getString(3), rows.getDouble(6), rows.getDouble(7))));
            }
            signals.sort(
                    Comparator.comparing(Told::at).thenComparing(Told::rule).thenComparing(Told::subject));
            // one that is still silent when the recording ends is called so later, live
            Instant end = began.plus(MINUTES, ChronoUnit.MINUTES);
            signals.removeIf(signal -> signal.isOfSilence() && signal.at().isAfter(end));
            return signals;
        }
    }

    /** As the README of replay says. */
    private static String score(String kind, double value, double threshold) {
        double distance = Math.abs(value - threshold);
        double half = distance / (distance + Math.abs(threshold)) / 2;
        boolean isAlarm = kind.equals("RAISE") || kind.equals("ESCALATE");
        return String.format(Locale.ROOT, "%.4f", isAlarm ? 0.5 + half : 0.5 - half);
    }

    private ChildProcess job(BrokerProcess broker, DatabaseProcess database, CityClock clock) {
        return ChildProcess.start(
                new ChildProcess.Command(
                        "job",
                        ChildProcess.classPathOf(DetectionJob.class),
                        DetectionJob.class.getName(),
                        List.of("-Xmx512m"),
                        List.of(),
                        Map.of(
                                "LIFELINE_MQTT_URL", broker.url(),
                                "LIFELINE_DB_URL", database.url(),
                                "LIFELINE_DB_USER", database.user(),
                                "LIFELINE_DB_PASSWORD", database.password(),
                                "LIFELINE_CHECKPOINTS",
                                        directory.resolve("checkpoints").toString(),
                                "LIFELINE_SESSIONS", "1",
                                "LIFELINE_CLOCK", clock.setting()),
                        directory.resolve("job.log")),
                line -> {});
    }
}
