package lifeline.contract.simulation;

import java.time.Duration;

/**
 * What a fault does to one quantity (or to the weather) while it lasts.
 *
 * @param size what it adds at its height, in the quantity's unit; without meaning for STUCK and SILENT
 * @param rise how long it takes to its height
 * @param fall how long it takes back, once the fault is over
 */
public record Effect(Shape shape, double size, Duration rise, Duration fall) {
    /** The same, so many times as hard. */
    public Effect times(double hardness) {
        return new Effect(shape, size * hardness, rise, fall);
    }

    /** The course of it. */
    public enum Shape {
        /** Straight up, level, straight down: a leak filling a well; over a long rise, a drift. */
        RAMP,
        /** Half of the way at once, then ever slower: a burst. */
        SURGE,
        /** One reading, then none: a spike. */
        SPIKE,
        /** The value of the first moment, again and again. */
        STUCK,
        /** No message at all. */
        SILENT
    }
}
