package lifeline.stream.blind;

/** Why nothing was seen. */
public enum BlindReason {
    /** The job did not run. */
    DOWN,
    /** No session was connected with the broker. */
    DISCONNECTED,
    /** What was received was not judged in time: the store was away, or there was too much of it. */
    LAGGING
}
