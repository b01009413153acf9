package lifeline.launcher.ledger;

/**
 * What was sent for one sensor and acknowledged by the broker, in readings.
 *
 * @param published all of them
 * @param repeated of these, copies of a reading that had been sent before
 * @param untimed of these, readings without a time of their own
 * @param resent sent once more because no acknowledgement had come; counted once in {@code published}
 */
public record SensorCount(long published, long repeated, long untimed, long resent) {

    /** How many rows the store should have of it. */
    long distinct() {
        return published - repeated;
    }

    /** How many rows beyond that may come of resending: a reading without a time is another one each time it arrives. */
    long ambiguous() {
        return Math.min(resent, untimed);
    }

    SensorCount plus(SensorCount other) {
        return new SensorCount(
                published + other.published, repeated + other.repeated, untimed + other.untimed, resent + other.resent);
    }
}
