package lifeline.stream.operator;

import lifeline.contract.exercise.ExerciseTopic;
import lifeline.contract.reading.Reading;
import lifeline.contract.topic.Format;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;

/** Readings, once decoded, that cannot be used, as rejections. Their payload is no longer at hand. */
public final class RefusedReading {
    private RefusedReading() {}

    static Rejection conflict(Reading reading) {
        return of(
                reading,
                RejectionReason.CONFLICT,
                reading.sensor() + " already has another value at " + reading.observedAt() + " than "
                        + reading.value());
    }

    /** {@code reading} refused for {@code reason}. */
    public static Rejection of(Reading reading, RejectionReason reason, String detail) {
        return new Rejection(
                reason,
                ExerciseTopic.spokenOn(reading.domain(), reading.asset(), reading.device(), Format.JSON),
                reading.device(),
                detail,
                new byte[0],
                0,
                null,
                reading.receivedAt(),
                1);
    }
}
