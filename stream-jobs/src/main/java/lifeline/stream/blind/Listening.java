package lifeline.stream.blind;

/**
 * The blind windows of one task, learnt from its own input: the frontier comes with the readings, in their order, and tells
 * that all received before it has gone by. It stands still while no session is connected and leaps when one is again; a
 * leap of more than {@code shortestHole} is a window. A task that never gets a frontier believes that it hears all.
 */
public final class Listening {
    private final long shortestHole;
    private long frontier;
    private BlindWindows windows;

    /**
     * @param past windows from before the start
     * @param startedAt when the task began
     */
    public Listening(BlindWindows past, long startedAt, long shortestHole) {
        this.windows = past;
        this.frontier = startedAt;
        this.shortestHole = shortestHole;
    }

    /** All received before {@code newFrontier} has been judged. */
    public void heard(long newFrontier) {
        if (newFrontier - frontier > shortestHole) {
            windows = windows.with(frontier, newFrontier);
        }
        frontier = Math.max(frontier, newFrontier);
        windows = windows.heardUntil(frontier);
    }

    public BlindWindows windows() {
        return windows;
    }
}
