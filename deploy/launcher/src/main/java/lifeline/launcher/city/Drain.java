package lifeline.launcher.city;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import lifeline.launcher.ledger.Ledger;
import lifeline.launcher.store.StoreUnavailableException;

/**
 * Waits until what is under way has arrived: until the ledger closes, or nothing has moved for a while although the job runs.
 *
 * @param limit the longest wait
 * @param still how long nothing must move
 */
public record Drain(Duration limit, Duration still) {
    /** At the end of a run that was given a time. */
    public static final Drain PATIENT = new Drain(Duration.ofSeconds(120), Duration.ofSeconds(15));
    /** When somebody waits with a finger on Ctrl-C. */
    public static final Drain BRIEF = new Drain(Duration.ofSeconds(20), Duration.ofSeconds(4));

    private static final Duration POLL = Duration.ofMillis(500);

    /** Returns the last ledger seen. */
    public Ledger untilItCloses(Supplier<Ledger> ledger, LongSupplier total, BooleanSupplier jobRuns) {
        Instant began = Instant.now();
        Instant movedAt = began;
        long last = -1;
        while (true) {
            Ledger now = ledger.get();
            long sum = total.getAsLong();
            Instant looked = Instant.now();
            if (sum != last || !jobRuns.getAsBoolean()) {
                movedAt = looked;
                last = sum;
            }
            if (now.closes() || looked.isAfter(began.plus(limit)) || looked.isAfter(movedAt.plus(still))) {
                return now;
            }
            pause();
        }
    }

    /** Waits for a condition, no longer than {@code limit}; false when it did not come true. */
    public static boolean await(BooleanSupplier condition, Duration limit) {
        long giveUpAt = System.nanoTime() + limit.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > giveUpAt) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lifeline.launcher.Refusal.failed("interrupted");
        }
    }
}
