package lifeline.simulators.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lifeline.contract.process.ParentWatch;
import lifeline.simulators.publish.ConnectionLostException;

/**
 * Connects, says {@code ready}, waits for {@code go}, publishes, and prints {@code progress {…}} twice a second and
 * {@code done {…}} at its end. What was sent, sensor by sensor, goes into the truth file, in the simulators' own form.
 */
public final class LoadMain {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PROGRESS_MILLIS = 500;
    private static final String CONFIRMED = "confirmed ";

    private LoadMain() {}

    public static void main(String[] words) throws IOException, InterruptedException, ConnectionLostException {
        LoadOptions options = LoadOptions.parse(List.of(words), System.getenv());
        CountDownLatch go = new CountDownLatch(1);
        try (Load load = new Load(options)) {
            ParentWatch.start(line -> {
                if (line.equals("go")) {
                    go.countDown();
                } else if (line.startsWith(CONFIRMED)) {
                    load.confirm(Long.parseLong(line.substring(CONFIRMED.length())));
                }
            });
            ParentWatch.ready(Map.of("devices", load.devices().size()));
            go.await();
            Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
            CountDownLatch over = new CountDownLatch(1);
            Thread progress = new Thread(() -> tellProgress(load, over), "progress");
            progress.setDaemon(true);
            progress.start();
            load.run();
            over.countDown();
            if (options.truth().isPresent()) {
                write(options.truth().get(), options, load, startedAt);
            }
            say("done", load.progress());
        }
        System.exit(0);
    }

    private static void tellProgress(Load load, CountDownLatch over) {
        try {
            while (!over.await(PROGRESS_MILLIS, TimeUnit.MILLISECONDS)) {
                say("progress", load.progress());
            }
        } catch (InterruptedException | IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String what, Map<String, Object> content) throws IOException {
        System.out.println(what + ' ' + JSON.writeValueAsString(content));
        System.out.flush();
    }

    private static void write(Path file, LoadOptions options, Load load, Instant startedAt) throws IOException {
        Map<String, Object> sensors = new TreeMap<>();
        long published = 0;
        for (LoadDevice device : load.devices()) {
            long readings = device.acknowledged();
            published += readings;
            if (readings > 0) {
                sensors.put(
                        device.sensor(),
                        Map.of(
                                "published",
                                readings,
                                "repeated",
                                0,
                                "untimed",
                                device.isTimed() ? 0 : readings,
                                "resent",
                                0));
            }
        }
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("published", published);
        ledger.put("messages", published / options.batch());
        ledger.put("unacknowledged", 0);
        ledger.put("sensors", sensors);
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("startedAt", startedAt.toString());
        truth.put("endedAt", Instant.now().toString());
        truth.put("excursions", load.excursions());
        truth.put("ledger", ledger);
        JSON.writeValue(file.toFile(), truth);
    }
}
