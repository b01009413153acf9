package lifeline.ingest.sparkplug.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What a job in this process told, in its order; one test at a time. */
final class Heard {
    private static final List<String> LINES = new ArrayList<>();

    private Heard() {}

    static void reset() {
        synchronized (LINES) {
            LINES.clear();
        }
    }

    static void add(String line) {
        synchronized (LINES) {
            LINES.add(line);
            LINES.notifyAll();
        }
    }

    /** All lines once they are enough, or when time is up. */
    static List<String> await(Predicate<List<String>> enough, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        synchronized (LINES) {
            while (!enough.test(LINES)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                LINES.wait(left);
            }
            return List.copyOf(LINES);
        }
    }
}
