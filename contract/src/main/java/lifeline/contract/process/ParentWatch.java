package lifeline.contract.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The child's side: says that it is ready, and ends when its parent does. */
public final class ParentWatch {
    /** Set to {@code true} in a child's environment; without it, standard input means nothing. */
    public static final String SETTING = "LIFELINE_CHILD";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ParentWatch() {}

    /** Ends this process, by way of its shutdown hooks, once standard input ends; by force when they take too long. */
    public static void start() {
        start(line -> {});
    }

    /** The same; what the parent says on standard input meanwhile is passed on, line by line. */
    public static void start(Consumer<String> onLine) {
        if (!"true".equals(System.getenv(SETTING))) {
            return;
        }
        daemon("parent-watch", () -> {
            awaitEndOfInput(onLine);
            daemon("last-resort", ParentWatch::haltAfterPatience);
            System.exit(0);
        });
    }

    /** Tells the parent that this program now does its work, and where. */
    public static void ready(Map<String, ?> facts) {
        try {
            System.out.println(ChildProcess.READY + new JsonMapper().writeValueAsString(facts));
            System.out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts must be plain JSON values: " + facts, e);
        }
    }

    private static void awaitEndOfInput(Consumer<String> onLine) {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                onLine.accept(line);
            }
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
    }

    private static void haltAfterPatience() {
        try {
            Thread.sleep(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
