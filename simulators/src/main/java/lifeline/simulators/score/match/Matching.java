package lifeline.simulators.score.match;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lifeline.contract.signal.Severity;

/**
 * Matches alarms with faults. Pure: the same truth and the same signals give the same verdict.
 *
 * <p><b>Time.</b> A fault's window goes from its beginning to {@link #AFTERMATH} after all is back to normal. An alarm speaks of a fault
 * at its <i>tellings</i>: its raise and its escalations. An ease or a clear tells of nothing.
 *
 * <p><b>Place.</b> An alarm is at a fault when its subject is a sensor of a struck device, neighbours struck along included, the struck
 * asset itself, or one at which such a device stands. A fault of the whole city is everywhere.
 *
 * <p><b>An alarm is explained</b> by a fault when its <i>raise</i> lies in the window, and either it is at the fault and its rule is due, or
 * judges a quantity that the fault changes; or its rule is one that may speak of the fault, then anywhere. What the fault lists as silent
 * explains nothing, nor does a fault of which nothing may be said. An alarm that no fault explains is false. So an alarm raised
 * before the fault is false, whatever it does later; a consequence at a neighbour is not.
 *
 * <p><b>What is due is answered</b> by the earliest telling, in the window, of any alarm of the due rule at the fault: IN_TIME up to the
 * time allowed, LATE after it. One alarm may so answer several faults that strike there at the same time. An escalation
 * answers, too: a false alarm that stood before answers the fault only by growing graver. Where no telling comes but an alarm of
 * that rule stood there when the fault began, and another fault explains that alarm, the answer is STANDING: people
 * were told, and a latch has no second raise. All else is MISSED.
 *
 * <p><b>Lag.</b> From when the truth without noise came to the level due to the first telling of that level, or a graver one.
 *
 * <p><b>Level.</b> The gravest severity within the window of the alarms of the due rule at the fault, against the one that is due.
 *
 * <p><b>Small sizes.</b> What is not claimed is judged in the same way, but nobody is blamed for missing it; an alarm for it is explained.
 */
public final class Matching {
    /** How long after all is back to normal an alarm may still tell of a fault: a window of a rate, a count of readings. */
    public static final Duration AFTERMATH = Duration.ofMinutes(15);

    private final List<TrueFault> faults;
    private final List<Alarm> alarms;
    private final Places places;
    private final Map<String, String> quantities;

    /** All that was found. */
    public record Verdict(List<Answer> answers, List<Ruling> rulings) {}

    private Matching(List<TrueFault> faults, List<Alarm> alarms, Places places, Map<String, String> quantities) {
        this.faults = faults;
        this.alarms = alarms;
        this.places = places;
        this.quantities = quantities;
    }

    /** @param quantities by rule: what it judges, without its domain */
    public static Verdict of(
            List<TrueFault> faults, List<Alarm> alarms, Places places, Map<String, String> quantities) {
        return new Matching(faults, alarms, places, quantities).verdict();
    }

    private Verdict verdict() {
        List<Ruling> rulings = alarms.stream().map(this::ruling).toList();
        Set<Alarm> explained = new HashSet<>();
        rulings.stream().filter(ruling -> !ruling.isFalse()).forEach(ruling -> explained.add(ruling.alarm()));
        List<Answer> answers = new ArrayList<>();
        faults.forEach(fault -> fault.due().forEach(due -> answers.add(answer(fault, due, explained))));
        return new Verdict(answers, rulings);
    }

    private Ruling ruling(Alarm alarm) {
        Optional<TrueFault> explaining =
                faults.stream().filter(fault -> explains(fault, alarm)).findFirst();
        Optional<TrueFault> quiet = explaining.isPresent()
                ? Optional.empty()
                : faults.stream()
                        .filter(fault -> isInWindow(fault, alarm.raisedAt()) && isAt(fault, alarm))
                        .filter(fault -> fault.quiet()
                                || fault.silent().contains(alarm.key().rule()))
                        .findFirst();
        return new Ruling(alarm, explaining, quiet, alarm.clearedAt().isEmpty());
    }

    private boolean explains(TrueFault fault, Alarm alarm) {
        String rule = alarm.key().rule();
        if (fault.quiet() || fault.silent().contains(rule) || !isInWindow(fault, alarm.raisedAt())) {
            return false;
        }
        boolean isDue = fault.due().stream().anyMatch(due -> due.rule().equals(rule));
        boolean isTouched =
                rule.startsWith(fault.domain() + '.') && fault.quantities().contains(quantities.getOrDefault(rule, ""));
        return fault.may().contains(rule) || (isAt(fault, alarm) && (isDue || isTouched));
    }

    private boolean isAt(TrueFault fault, Alarm alarm) {
        return fault.strikes(alarm.place())
                || fault.devices().stream().anyMatch(device -> places.standsAt(device, alarm.place()));
    }

    private static boolean isInWindow(TrueFault fault, Instant at) {
        return !at.isBefore(fault.from()) && !at.isAfter(end(fault));
    }

    private static Instant end(TrueFault fault) {
        return fault.until().plus(AFTERMATH);
    }

    private record Telling(Instant at, Alarm alarm) {}

    private Answer answer(TrueFault fault, Due due, Set<Alarm> explained) {
        List<Alarm> there = alarms.stream()
                .filter(alarm -> alarm.key().rule().equals(due.rule()) && isAt(fault, alarm))
                .toList();
        Optional<Telling> told = there.stream()
                .flatMap(alarm -> alarm.toldWithin(fault.from(), end(fault)).map(at -> new Telling(at, alarm)).stream())
                .min(Comparator.comparing(Telling::at));
        Optional<Alarm> standing = told.isPresent()
                ? Optional.empty()
                : there.stream()
                        .filter(alarm -> alarm.stoodAt(fault.from()) && explained.contains(alarm))
                        .findFirst();
        Optional<Alarm> answering = told.map(Telling::alarm).or(() -> standing);
        boolean isLate =
                told.isPresent() && told.get().at().isAfter(fault.from().plus(due.within()));
        Answer.Kind kind = told.isPresent()
                ? isLate ? Answer.Kind.LATE : Answer.Kind.IN_TIME
                : standing.isPresent() ? Answer.Kind.STANDING : Answer.Kind.MISSED;
        return new Answer(
                fault,
                due,
                kind,
                told.map(telling -> OptionalDouble.of(delay(fault, due, telling.at())))
                        .orElseGet(OptionalDouble::empty),
                answering.isPresent() ? isRight(fault, due, there) : Optional.empty(),
                kind == Answer.Kind.IN_TIME ? lag(fault, due, there) : Optional.empty(),
                answering
                        .flatMap(alarm -> fault.asset().map(asset -> places.metres(asset, alarm.place())))
                        .orElseGet(OptionalDouble::empty));
    }

    private static double delay(TrueFault fault, Due due, Instant at) {
        return Duration.between(fault.from(), at).toMillis() / 1e3 / due.slowness();
    }

    private static Optional<Lag> lag(TrueFault fault, Due due, List<Alarm> there) {
        return due.timing().flatMap(timing -> there.stream()
                .flatMap(alarm -> (due.severity().isPresent()
                                ? alarm.toldWithin(
                                        fault.from(), end(fault), due.severity().get())
                                : alarm.toldWithin(fault.from(), end(fault)))
                        .stream())
                .min(Comparator.naturalOrder())
                .map(at -> new Lag(
                        delay(fault, due, at) - timing.crossed().toMillis() / 1e3 / due.slowness(),
                        timing.bound().toMillis() / 1e3)));
    }

    private static Optional<Boolean> isRight(TrueFault fault, Due due, List<Alarm> there) {
        Optional<Severity> gravest = there.stream()
                .flatMap(alarm -> alarm.gravestWithin(fault.from(), end(fault)).stream())
                .max(Comparator.naturalOrder());
        return due.severity().flatMap(wanted -> gravest.map(wanted::equals));
    }
}
