package lifeline.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that another process does: asks again and again, until it is so or patience has run out. */
public final class Eventually {
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Eventually() {}

    /** A question that may fail while the answer is not there yet. */
    @FunctionalInterface
    public interface Question<T> {
        Optional<T> ask() throws Exception;
    }

    /** The same with yes or no. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * The first answer.
     *
     * @throws AssertionError saying {@code what} was waited for, and how the last attempt failed
     */
    public static <T> T answer(String what, Duration patience, Question<T> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception last = null;
        do {
            try {
                Optional<T> answer = question.ask();
                if (answer.isPresent()) {
                    return answer.get();
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        } while (System.nanoTime() < deadline);
        throw new AssertionError("waited " + patience.toSeconds() + " s in vain: " + what, last);
    }

    /** Returns once it holds. */
    public static void holds(String what, Duration patience, Condition condition) {
        answer(what, patience, () -> condition.holds() ? Optional.of(true) : Optional.empty());
    }
}
