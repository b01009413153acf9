package lifeline.ingest.mqtt.split;

/**
 * How far a session is on its way out. {@code SERVING → LEAVING → DRAINED}, and then it is in no state any more; setting
 * the number of sessions up again leads back to {@code SERVING} from anywhere.
 */
public enum Stage {
    /** Subscribed. */
    SERVING(0),
    /** Not wanted any more: unsubscribed, or about to be, with messages that may still wait at the broker. */
    LEAVING(1),
    /** Nothing waits for it at the broker, which may be told to forget it: that it does not know it is no loss. */
    DRAINED(2);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    /** What stands for it in state, for ever. */
    int number() {
        return number;
    }
}
