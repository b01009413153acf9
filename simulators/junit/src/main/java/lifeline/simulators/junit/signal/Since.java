package lifeline.simulators.junit.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.junit.run.VirtualCity;
import lifeline.simulators.junit.run.Words;

/** What an assertion counts from: a fault, or the start of the city. */
record Since(VirtualCity city, Optional<Injection> fault) {
    private static final Duration SLACK = Duration.ofMinutes(10);
    private static final Duration WITHOUT_FAULT = Duration.ofDays(1);
    private static final int LINES = 20;

    Instant from() {
        return fault.map(Injection::from).orElse(start());
    }

    /** When all is back to normal. */
    Instant over() {
        return fault.map(Injection::until).orElse(start());
    }

    private Instant start() {
        return city.setting().start();
    }

    /** How far to look for an alarm: until it is over and the rule has had its time. */
    Instant raisedUntil(Rule rule) {
        Duration after = rule.levels().stream()
                .map(Level::after)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return later(last().plus(after).plus(SLACK), city.now());
    }

    /** How far to look for its end. */
    Instant clearedUntil(Rule rule) {
        return later(last().plus(rule.clearAfter()).plus(SLACK.multipliedBy(6)), city.now());
    }

    private Instant last() {
        return fault.map(Injection::until).orElse(start().plus(WITHOUT_FAULT));
    }

    /** How far to look for nothing. */
    Instant silentUntil() {
        return later(fault.map(Injection::until).orElse(city.now()), city.now());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    boolean isAfter(Signal signal) {
        return !signal.at().isBefore(from());
    }

    /** How much later than the beginning of it. */
    String later(Instant at) {
        return Words.of(Duration.between(from(), at));
    }

    /** What was signalled after it, for people. */
    String told(List<Signal> signals) {
        List<Signal> after = signals.stream().filter(this::isAfter).toList();
        if (after.isEmpty()) {
            return "  nothing at all";
        }
        String more = after.size() > LINES ? "\n  and " + (after.size() - LINES) + " more" : "";
        return after.stream().limit(LINES).map(this::line).collect(Collectors.joining("\n")) + more;
    }

    private String line(Signal signal) {
        return String.format(
                Locale.ROOT,
                "  +%-9s %-8s %-6s %s, %s at %s, %.4g against %.4g",
                later(signal.at()),
                signal.kind(),
                signal.severity(),
                signal.rule(),
                signal.subject(),
                signal.asset(),
                signal.value(),
                signal.threshold());
    }

    /** Which city it was, and how far it went, for people. */
    String surroundings() {
        return "looked until +" + later(city.now()) + " in the city of " + city.setting();
    }

    @Override
    public String toString() {
        return fault.map(injection -> "fault " + injection.id()
                        + (injection.asset() == null ? "" : " at " + injection.asset()) + ", which began "
                        + Words.of(Duration.between(start(), injection.from())) + " after the start")
                .orElse("start of the city");
    }
}
