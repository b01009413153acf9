package lifeline.simulators.load;

/** How far the load may run ahead of what has been confirmed. For many threads. */
final class Window {
    private final long size;
    private long sent;
    private long confirmed;

    /** @param size 0 means without end */
    Window(long size) {
        this.size = size;
    }

    /** Waits for room for {@code readings}; false when there was none for {@code millis}. */
    synchronized boolean enter(int readings, long millis) throws InterruptedException {
        long giveUpAt = System.nanoTime() + millis * 1_000_000;
        while (size > 0 && sent + readings > confirmed + size) {
            long left = (giveUpAt - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        sent += readings;
        return true;
    }

    /** So many have arrived by now, in all. */
    synchronized void confirm(long readings) {
        if (readings > confirmed) {
            confirmed = readings;
            notifyAll();
        }
    }
}
