package lifeline.launcher.bench.measure;

import lifeline.launcher.Refusal;

/** Waiting while others work. */
public final class Waiting {
    private Waiting() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failed("interrupted");
        }
    }
}
