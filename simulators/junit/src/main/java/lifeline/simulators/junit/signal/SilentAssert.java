package lifeline.simulators.junit.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/** A rule, or all of them, raise nothing. */
public final class SilentAssert {
    private final Signals signals;
    private final Since since;
    private final Optional<Rule> rule;
    private final Optional<String> subject;

    SilentAssert(Signals signals, Since since, Optional<Rule> rule, Optional<String> subject) {
        this.signals = signals;
        this.since = since;
        this.rule = rule;
        this.subject = subject;
    }

    /** Nothing for so long after the beginning of the fault, or after the city's start. */
    public SilentAssert during(Duration duration) {
        return holdsUntil(since.from().plus(duration));
    }

    SilentAssert holds() {
        return holdsUntil(since.silentUntil());
    }

    private SilentAssert holdsUntil(Instant until) {
        signals.city().runUntil(until);
        List<Signal> told = signals.all().stream()
                .filter(since::isAfter)
                .filter(signal -> !signal.at().isAfter(until))
                .filter(this::isMeant)
                .toList();
        if (!told.isEmpty()) {
            throw new AssertionError("expected " + rule.map(Rule::id).orElse("every rule") + " to raise nothing"
                    + subject.map(where -> " at " + where).orElse("") + " after the " + since + ",\nbut it was told:\n"
                    + since.told(told) + "\n" + since.surroundings());
        }
        return this;
    }

    private boolean isMeant(Signal signal) {
        return signal.kind() == SignalKind.RAISE
                && rule.map(known -> known.id().equals(signal.rule())).orElse(true)
                && subject.map(where -> ToldAssert.Wanted.isAt(signal, where)).orElse(true);
    }
}
