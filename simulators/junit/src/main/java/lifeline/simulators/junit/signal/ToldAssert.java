package lifeline.simulators.junit.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.simulators.junit.run.Words;

/** There is a signal of a rule; each step asks more of it, and of the first one that has it all. */
public final class ToldAssert {
    private final Signals signals;
    private final Since since;
    private final Wanted wanted;
    private final Instant horizon;
    private final Instant base;

    /** What is looked for; {@code verb} says it to people. */
    record Wanted(
            String verb,
            Set<SignalKind> kinds,
            Rule rule,
            Optional<String> subject,
            Optional<Severity> severity,
            Optional<Duration> within) {
        Wanted(String verb, Set<SignalKind> kinds, Rule rule) {
            this(verb, kinds, rule, Optional.empty(), Optional.empty(), Optional.empty());
        }

        boolean fits(Signal signal) {
            return kinds.contains(signal.kind())
                    && signal.rule().equals(rule.id())
                    && severity.map(signal.severity()::equals).orElse(true)
                    && subject.map(where -> isAt(signal, where)).orElse(true);
        }

        static boolean isAt(Signal signal, String where) {
            return where.equals(signal.subject()) || where.equals(signal.device()) || where.equals(signal.asset());
        }

        @Override
        public String toString() {
            return rule.id() + " " + verb
                    + severity.map(colour -> " with severity " + colour).orElse("")
                    + subject.map(where -> " at " + where).orElse("");
        }
    }

    ToldAssert(Signals signals, Since since, Wanted wanted, Instant horizon, Instant base) {
        this.signals = signals;
        this.since = since;
        this.wanted = wanted;
        this.horizon = horizon;
        this.base = base;
    }

    /** It is about this sensor, device or asset. */
    public ToldAssert at(String where) {
        return with(new Wanted(
                wanted.verb(), wanted.kinds(), wanted.rule(), Optional.of(where), wanted.severity(), wanted.within()));
    }

    /** It reaches this severity; of one that ends, it had it. */
    public ToldAssert withSeverity(Severity severity) {
        return with(new Wanted(
                wanted.verb(),
                wanted.kinds(),
                wanted.rule(),
                wanted.subject(),
                Optional.of(severity),
                wanted.within()));
    }

    /** It comes no later than this; see {@link SignalsAssert} for what it counts from. */
    public ToldAssert within(Duration duration) {
        return with(new Wanted(
                wanted.verb(),
                wanted.kinds(),
                wanted.rule(),
                wanted.subject(),
                wanted.severity(),
                Optional.of(duration)));
    }

    /** The first signal that has all that was asked for. */
    public Signal signal() {
        return first().orElseThrow();
    }

    private ToldAssert with(Wanted more) {
        return new ToldAssert(signals, since, more, horizon, base).holds();
    }

    ToldAssert holds() {
        Search search = new Search();
        signals.city().runUntil(horizon, search::isOver);
        Optional<Signal> first = first();
        if (first.isEmpty()) {
            throw failure("but it was not");
        }
        Signal signal = first.get();
        if (wanted.within()
                .filter(limit -> signal.at().isAfter(base.plus(limit)))
                .isPresent()) {
            throw failure("but it was " + since.later(signal.at()) + " after the beginning (" + signal.severity() + ", "
                    + signal.subject() + ")");
        }
        return this;
    }

    private Optional<Signal> first() {
        return signals.all().stream().filter(this::fits).findFirst();
    }

    private boolean fits(Signal signal) {
        return since.isAfter(signal) && wanted.fits(signal);
    }

    private AssertionError failure(String but) {
        String within =
                wanted.within().map(limit -> " within " + Words.of(limit)).orElse("");
        String counted = base.equals(since.from()) ? " of the " : " of the end of the ";
        String text = "expected " + wanted + (within.isEmpty() ? ", after the " : within + counted) + since + ",\n"
                + but + ". What was signalled after it:\n" + since.told(signals.all()) + "\n" + since.surroundings();
        return new AssertionError(text);
    }

    /** Looks at each signal once. */
    private final class Search {
        private int seen;
        private boolean found;

        boolean isOver() {
            List<Signal> all = signals.all();
            while (!found && seen < all.size()) {
                found = fits(all.get(seen));
                seen++;
            }
            return found;
        }
    }
}
