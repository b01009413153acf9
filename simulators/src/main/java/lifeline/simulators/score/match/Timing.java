package lifeline.simulators.score.match;

import java.time.Duration;

/**
 * How soon a rule can say what is due.
 *
 * @param crossed after the fault began, the undisturbed course comes to the level that is due and stays there for as long as it asks for
 * @param hold for how long that level wants to see it: its {@code after}, or {@code count} samples where that is longer
 * @param sample from one reading of the sensor to the next while the fault lasts
 */
public record Timing(Duration crossed, Duration hold, Duration sample) {
    private static final int SAMPLES = 2;

    /** What nobody can complain of, counted from the crossing. */
    public Duration bound() {
        return hold.plus(sample.multipliedBy(SAMPLES));
    }
}
