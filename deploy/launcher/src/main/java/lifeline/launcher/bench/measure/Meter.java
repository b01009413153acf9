package lifeline.launcher.bench.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Samples twice a second what each part uses and how many readings are stored. */
public final class Meter implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final Map<String, Long> pids = new ConcurrentHashMap<>();
    private final LongSupplier stored;
    private final List<Sample> samples = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private final Thread thread;
    private volatile boolean over;

    /**
     * One look.
     *
     * @param at seconds since the meter was started
     * @param stored readings stored so far
     */
    public record Sample(double at, String phase, long stored, Map<String, Usage> parts) {}

    private volatile String phase = "";

    public Meter(LongSupplier stored) {
        this.stored = stored;
        this.thread = new Thread(this::run, "meter");
        thread.setDaemon(true);
        thread.start();
    }

    public void part(String name, long pid) {
        pids.put(name, pid);
    }

    public void gone(String name) {
        pids.remove(name);
    }

    /** What is going on from now on. */
    public void phase(String name) {
        phase = name;
    }

    private void run() {
        while (!over) {
            look();
            Waiting.millis(EVERY_MILLIS);
        }
    }

    /** A look right now. */
    public synchronized Sample look() {
        Map<String, Usage> parts = new LinkedHashMap<>();
        pids.forEach((name, pid) -> parts.put(name, Usage.of(pid)));
        Sample sample = new Sample(secondsAt(System.nanoTime()), phase, stored.getAsLong(), parts);
        samples.add(sample);
        return sample;
    }

    /** When {@code nanos} was, as samples tell it. */
    public double secondsAt(long nanos) {
        return (nanos - startNanos) / 1e9;
    }

    /** Processor time each part has used between two looks, in seconds. */
    public static Map<String, Double> cpuBetween(Sample first, Sample last) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        last.parts().forEach((name, usage) -> {
            Usage before = first.parts().getOrDefault(name, new Usage(0, 0));
            seconds.put(name, usage.cpuSeconds() - before.cpuSeconds());
        });
        return seconds;
    }

    public synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    @Override
    public void close() {
        over = true;
    }
}
