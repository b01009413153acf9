package lifeline.contract.exercise;

/**
 * How far an exercise is; stored by name.
 *
 * <pre>
 * REQUESTED ─▶ RUNNING ─▶ SCORING ─▶ FINISHED
 *     └───────────┴──────────┴─────▶ FAILED, CANCELLED
 * </pre>
 */
public enum ExerciseState {
    /** Somebody wants it; no player has taken it yet. */
    REQUESTED,
    /** Its shadow devices speak. */
    RUNNING,
    /** Its shadow devices have ended; what the alarms did is being scored. */
    SCORING,
    FINISHED,
    FAILED,
    CANCELLED;

    /** Whether nothing more will come of it. */
    public boolean isOver() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }
}
