package lifeline.simulators.score.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.signal.AlertKey;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * What people would have seen as one alert: the signals of one rule at one subject, from the raise to the clear.
 *
 * @param steps the raise, then each change of severity
 * @param clearedAt empty when it still stood at the end
 */
public record Alarm(AlertKey key, List<Step> steps, Optional<Instant> clearedAt) {
    public Alarm {
        steps = List.copyOf(steps);
    }

    /**
     * A severity it came to.
     *
     * @param telling whether this told people something new: the raise, and each escalation
     */
    public record Step(Instant at, Severity severity, boolean telling) {}

    /**
     * The alarms of a run, by the time of their raise. Signals are taken in the order of their instants. A raise
     * begins a new alarm, and ends one that was left open; what changes an alarm that was never raised raises it, one that was retracted never was, and what late data amended stays as it was told.
     */
    public static List<Alarm> of(List<Said> signals) {
        Map<AlertKey, List<Step>> open = new LinkedHashMap<>();
        List<Alarm> alarms = new ArrayList<>();
        signals.stream().sorted(Comparator.comparing(Said::at)).forEach(said -> {
            AlertKey key = new AlertKey(said.rule(), said.subject());
            switch (said.kind()) {
                case RAISE -> {
                    end(alarms, key, open.remove(key), said.at());
                    open.put(key, new ArrayList<>(List.of(step(said))));
                }
                case ESCALATE, EASE ->
                    open.computeIfAbsent(key, opened -> new ArrayList<>()).add(step(said));
                case CLEAR -> end(alarms, key, open.remove(key), said.at());
                case RETRACT -> open.remove(key);
                case AMEND -> {}
            }
        });
        open.forEach((key, steps) -> alarms.add(new Alarm(key, steps, Optional.empty())));
        alarms.sort(Comparator.comparing(Alarm::raisedAt)
                .thenComparing(alarm -> alarm.key().rule())
                .thenComparing(alarm -> alarm.key().subject()));
        return alarms;
    }

    private static Step step(Said said) {
        return new Step(said.at(), said.severity(), said.kind() != SignalKind.EASE);
    }

    private static void end(List<Alarm> alarms, AlertKey key, @Nullable List<Step> steps, Instant at) {
        if (steps != null) {
            alarms.add(new Alarm(key, steps, Optional.of(at)));
        }
    }

    public Instant raisedAt() {
        return steps.get(0).at();
    }

    /** The device of its subject, or the asset where the subject is one. */
    public String place() {
        int dot = key.subject().lastIndexOf('.');
        return dot < 0 ? key.subject() : key.subject().substring(0, dot);
    }

    /** When it first told something new within these bounds, both included. */
    public Optional<Instant> toldWithin(Instant from, Instant until) {
        return steps.stream()
                .filter(Step::telling)
                .map(Step::at)
                .filter(at -> !at.isBefore(from) && !at.isAfter(until))
                .findFirst();
    }

    /** When it first told within these bounds, both included, that it is as grave as this. */
    public Optional<Instant> toldWithin(Instant from, Instant until, Severity least) {
        return steps.stream()
                .filter(step -> step.telling() && step.severity().isAtLeast(least))
                .map(Step::at)
                .filter(at -> !at.isBefore(from) && !at.isAfter(until))
                .findFirst();
    }

    /** Whether it was raised before {@code instant} and stood then. */
    public boolean stoodAt(Instant instant) {
        return raisedAt().isBefore(instant)
                && clearedAt.map(cleared -> cleared.isAfter(instant)).orElse(true);
    }

    /** The gravest it was within these bounds, what it came to before them included. */
    public Optional<Severity> gravestWithin(Instant from, Instant until) {
        Optional<Severity> before = Optional.empty();
        Optional<Severity> gravest = Optional.empty();
        for (Step step : steps) {
            if (step.at().isBefore(from)) {
                before = Optional.of(step.severity());
            } else if (!step.at().isAfter(until)) {
                gravest = graver(gravest, Optional.of(step.severity()));
            }
        }
        return stoodAt(from) ? graver(gravest, before) : gravest;
    }

    private static Optional<Severity> graver(Optional<Severity> one, Optional<Severity> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().isAtLeast(other.get()) ? one : other;
    }
}
