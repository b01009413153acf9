package lifeline.launcher.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Refusal;
import lifeline.launcher.bench.measure.Waiting;

/** One load process from its connection to its end. */
final class LoadRun implements AutoCloseable {
    private static final Duration CONNECTED = Duration.ofSeconds(60);
    private static final long TICK_MILLIS = 200;

    private final ChildProcess child;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    /** Connects; nothing is published before {@link #go}. */
    LoadRun(ChildProcess.Command command) {
        child = ChildProcess.start(command, this::said);
        try {
            child.awaitReady(CONNECTED);
        } catch (IllegalStateException e) {
            child.close();
            throw Refusal.failed("the load could not be started: " + e.getMessage());
        }
    }

    private void said(String line) {
        int space = line.indexOf(' ');
        if (line.startsWith("progress {") || line.startsWith("done {")) {
            try {
                JsonNode counts = new JsonMapper().readTree(line.substring(space + 1));
                acknowledged.set(counts.path("acknowledged").asLong());
                refused.set(counts.path("refused").asLong());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("the load said what is no JSON: " + line, e);
            }
        }
    }

    void go() {
        child.tell("go");
    }

    /** Lets it run to its end; tells it meanwhile how much has arrived, and whoever wants to know that time passes. */
    void await(LongSupplier confirmed, Runnable tick) {
        while (child.isAlive()) {
            child.tell("confirmed " + confirmed.getAsLong());
            tick.run();
            Waiting.millis(TICK_MILLIS);
        }
        child.awaitOutput(Duration.ofSeconds(5));
        if (child.exit().join() != 0) {
            throw Refusal.failed("the load broke off; see " + child.log());
        }
    }

    /** Messages the broker has taken so far. */
    long acknowledged() {
        return acknowledged.get();
    }

    long refused() {
        return refused.get();
    }

    long pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
    }
}
