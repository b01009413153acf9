package lifeline.contract.reading;

/**
 * Why a reading has its {@link Quality}, or what else is known of it. The number is the bit in the store, above the
 * grade's: never changed, 0 to 13. A notice, which the store never sees, has one beyond.
 */
public enum Mark {
    /** The message carried no time; the receive time stands for it. */
    NO_TIME(0),
    /** The device's time was implausible; the receive time stands for it, the original is kept in {@code reading_mark}. */
    CLOCK_REPLACED(1),
    /** Cannot be told from a copy: no time of its own, and delivered again or after a reconnect. Never confirms an alarm. */
    POSSIBLE_DUPLICATE(2),
    /** The device is absent from the registry. */
    UNREGISTERED(3),
    /** A known device id published under another asset than the registry's. */
    DEVICE_MOVED(4),
    /** Outside the plausible range of its quantity. */
    OUT_OF_RANGE(5),
    /** At or above full scale: counts as full scale, not as a fault. */
    SATURATED(6),
    /** Part of a run of identical values longer than its quantity allows. */
    FLAT_LINE(7),
    /** A single value far from its neighbours in time. */
    SPIKE(8),
    /** Arrived with the retain flag: old news, never live. */
    RETAINED(9),
    /** Observed well before it arrived: newer readings of the sensor were already known, or its sender says so. */
    LATE(10),
    /** Belongs to an exercise, not to the real city. */
    EXERCISE(11),
    /** Not what the sensor is there to tell: a number that stands for none, another unit or channel, a probe under water. */
    QUARANTINED(12),
    /** Observed in a declared window of work: maintenance, calibration, filling, drill. Stored, and judged by no rule. */
    WORK_WINDOW(13),
    /** No value any more: who spoke for the sensor has said that it is gone. A notice on its way, never stored. */
    STALE(14);

    private final int bit;

    Mark(int number) {
        this.bit = 1 << (number + Quality.GRADE_BITS);
    }

    int bit() {
        return bit;
    }
}
