package lifeline.alerts.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person found an alert to be. It is no stage: it may be given at any time, also long after, and the newest counts.
 *
 * @param cause why it was false; there when it was, and only then
 */
public record Judgement(Verdict verdict, Optional<Cause> cause, String by, Instant at) {
    public Judgement {
        if (cause.isPresent() != (verdict == Verdict.FALSE)) {
            throw new IllegalArgumentException("a false alert has a cause, and no other has");
        }
    }

    /** What was found. Stored and sent by name. */
    public enum Verdict {
        /** There was what it said. */
        TRUE,
        /** There was not. */
        FALSE,
        /** Not known yet: somebody watches it. */
        OBSERVE
    }

    /** Why an alert was false. A closed list, stored and sent by name. */
    public enum Cause {
        BIOGAS,
        SENSOR_FAULT,
        COMMUNICATION,
        CALIBRATION,
        MAINTENANCE,
        FILLING_TEST,
        WORKS_NEARBY,
        ROAD_WASHING,
        VEHICLE,
        WEATHER,
        TEMPERATURE,
        DRILL,
        UNKNOWN
    }
}
