package lifeline.stream.subject;

import java.util.Optional;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.window.Micros;

/**
 * A judged reading, or what another rule says, on its way to a rule over several sensors. Instants in microseconds.
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

    private static final String ALARM_HERE = "@here:";
    private static final String ALARM_THERE = "@there:";

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

    /**
     * What another rule says, told to {@code rule} at {@code asset}, by how grave it is: 1 blue to 4 red, 0 where it is over. What says nothing new
     * of that is empty: late data, and of a neighbour that it is over, as what was there within the rule's time counts.
     */
    static Optional<SubjectInput> ofAlarm(String rule, Signal signal, String asset) {
        boolean isHere = signal.asset().equals(asset);
        boolean isSaid =
                switch (signal.kind()) {
                    case RAISE, ESCALATE, RETRACT -> true;
                    case EASE, CLEAR -> isHere;
                    case AMEND -> false;
                };
        if (!isSaid) {
            return Optional.empty();
        }
        boolean isOver = signal.kind() == SignalKind.CLEAR || signal.kind() == SignalKind.RETRACT;
        long receivedAt = Micros.of(signal.receivedAt());
        return Optional.of(new SubjectInput(
                rule,
                signal.domain(),
                asset,
                signal.device(),
                (isHere ? ALARM_HERE : ALARM_THERE) + signal.rule(),
                Math.min(Micros.of(signal.at()), receivedAt),
                receivedAt,
                isOver ? 0 : grade(signal.severity()),
                false));
    }

    private static int grade(Severity severity) {
        return switch (severity) {
            case BLUE -> 1;
            case YELLOW -> 2;
            case ORANGE -> 3;
            case RED -> 4;
        };
    }

    /** The rule whose alarm it is that is told as {@code quantity}; empty where that is a quantity. */
    static Optional<String> alarm(String quantity) {
        return quantity.startsWith("@") ? Optional.of(quantity.substring(quantity.indexOf(':') + 1)) : Optional.empty();
    }

    static boolean isOwnAlarm(String quantity) {
        return quantity.startsWith(ALARM_HERE);
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
