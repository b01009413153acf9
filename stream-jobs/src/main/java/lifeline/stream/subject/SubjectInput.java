package lifeline.stream.subject;

import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.window.Micros;

/**
 * A judged reading on its way to a rule over several sensors. Instants in microseconds.
 *
 * @param observedAt no later than {@code receivedAt}
 * @param isEnd it is no reading: the exercise that the sensor belonged to is over
 */
public record SubjectInput(
        String rule,
        String domain,
        String asset,
        String device,
        String quantity,
        long observedAt,
        long receivedAt,
        double value,
        boolean isEnd) {

    static SubjectInput of(String rule, Reading reading, boolean isEnd) {
        long receivedAt = Micros.of(reading.receivedAt());
        return new SubjectInput(
                rule,
                reading.domain(),
                reading.asset(),
                reading.device(),
                reading.quantity(),
                Math.min(Micros.of(reading.observedAt()), receivedAt),
                receivedAt,
                reading.value(),
                isEnd);
    }

    /** Whether rules over several sensors listen to readings of this quality: to what stands still, they do not. */
    static boolean isHeard(Quality quality) {
        return quality.isJudged() && !quality.has(Mark.POSSIBLE_DUPLICATE) && !quality.has(Mark.FLAT_LINE);
    }

    /** What the rule's signals are about: the asset, or its shadow in an exercise. */
    public String subject() {
        return ExerciseId.of(device).map(exercise -> exercise.prefix() + asset).orElse(asset);
    }

    /** What is judged together. */
    public String key() {
        return rule + '@' + subject();
    }
}
