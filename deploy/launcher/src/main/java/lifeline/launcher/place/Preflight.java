package lifeline.launcher.place;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.launcher.Refusal;

/** Looks before anything is started; what is missing is said all at once, with what to do. */
public final class Preflight {
    private static final int MQTT_PORT = 1883;
    /** The programs of a run that was killed a moment ago take this long to end. */
    private static final Duration EARLIER_RUN_ENDS_WITHIN = Duration.ofSeconds(30);

    private final Surroundings surroundings;
    private final Duration patience;

    public Preflight(Surroundings surroundings) {
        this(surroundings, EARLIER_RUN_ENDS_WITHIN);
    }

    Preflight(Surroundings surroundings, Duration patience) {
        this.surroundings = surroundings;
        this.patience = patience;
    }

    /** @throws Refusal naming everything that stands in the way */
    public void run() {
        List<String> faults = new ArrayList<>();
        if (Runtime.version().feature() < 17) {
            faults.add("Java " + Runtime.version().feature() + " is too old: Lifeline needs 17 or newer.");
        }
        checkPort(surroundings.httpPort(), "LIFELINE_HTTP_PORT", "the console", faults);
        if (surroundings.broker().isEmpty()) {
            checkPort(surroundings.mqttPort(), "LIFELINE_MQTT_PORT", "the broker", faults);
        }
        surroundings.broker().ifPresent(broker -> checkAnswer(broker.url(), faults));
        if (!faults.isEmpty()) {
            throw Refusal.failed(String.join(System.lineSeparator(), faults));
        }
    }

    private void checkPort(int number, String setting, String whom, List<String> faults) {
        Port port = new Port(number);
        long giveUpAt = System.nanoTime() + patience.toNanos();
        while (!port.isFree()) {
            Optional<ProcessHandle> holder = port.holder();
            boolean ours = holder.map(Preflight::isProgramOfOrphanedRun).orElse(false);
            if (!ours || System.nanoTime() > giveUpAt) {
                faults.add("Port " + number + ", wanted by " + whom + ", is taken by "
                        + holder.map(Preflight::described).orElse("another process") + "."
                        + System.lineSeparator() + "  Stop that, or choose another port: " + setting + "="
                        + (number + 1) + " ./lifeline up");
                return;
            }
            pause();
        }
    }

    /** Its launcher was killed, so it is about to end by itself. */
    private static boolean isProgramOfOrphanedRun(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        boolean ours = line.contains("lifeline.broker.BrokerMain") || line.contains("quarkus-run.jar");
        return ours
                && process.parent()
                        .flatMap(parent -> parent.info().commandLine())
                        .map(parent -> !parent.contains("lifeline.launcher"))
                        .orElse(true);
    }

    private static String described(ProcessHandle process) {
        String line =
                process.info().commandLine().or(() -> process.info().command()).orElse("?");
        return "process " + process.pid() + " (" + (line.length() > 100 ? line.substring(0, 100) + "…" : line) + ")";
    }

    private static void checkAnswer(String url, List<String> faults) {
        URI uri = URI.create(url);
        int port = uri.getPort() < 0 ? MQTT_PORT : uri.getPort();
        if (!Port.answers(uri.getHost(), port)) {
            faults.add("No broker answers at " + url + " (LIFELINE_MQTT_URL).");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failed("interrupted");
        }
    }
}
