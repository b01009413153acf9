package lifeline.simulators.junit.signal;

import java.util.Optional;
import java.util.Set;
import lifeline.contract.signal.SignalKind;
import lifeline.simulators.fault.Injection;

/**
 * Assertions about signals. They speak of what comes after the fault that the test asked for last, or another one that {@link
 * #after} names, or after the city's start where nothing was broken. Each step holds by itself and lets time pass until it does,
 * at most until the fault is over and the rule has had its time.
 */
public final class SignalsAssert {
    private static final Set<SignalKind> RAISING = Set.of(SignalKind.RAISE, SignalKind.ESCALATE);

    private final Signals signals;
    private final Since since;

    private SignalsAssert(Signals signals, Since since) {
        this.signals = signals;
        this.since = since;
    }

    public static SignalsAssert assertThat(Signals signals) {
        return new SignalsAssert(
                signals, new Since(signals.city(), signals.city().lastAsked()));
    }

    /** Speaks of what comes after this fault. */
    public SignalsAssert after(Injection fault) {
        return new SignalsAssert(signals, new Since(signals.city(), Optional.of(fault)));
    }

    /** The rule raises an alarm, or makes one graver; {@link ToldAssert#within} counts from the beginning of the fault. */
    public ToldAssert raised(String rule) {
        return new ToldAssert(
                        signals,
                        since,
                        new ToldAssert.Wanted("raised", RAISING, signals.rule(rule)),
                        since.raisedUntil(signals.rule(rule)),
                        since.from())
                .holds();
    }

    /** An alarm of the rule ends; {@link ToldAssert#within} counts from when all values are back to normal. */
    public ToldAssert cleared(String rule) {
        return new ToldAssert(
                        signals,
                        since,
                        new ToldAssert.Wanted("cleared", Set.of(SignalKind.CLEAR), signals.rule(rule)),
                        since.clearedUntil(signals.rule(rule)),
                        since.over())
                .holds();
    }

    /** The rule raises nothing until the fault is over, or, where nothing was broken, up to now. */
    public SilentAssert silent(String rule) {
        return new SilentAssert(signals, since, Optional.of(signals.rule(rule)), Optional.empty()).holds();
    }

    /** The same at one sensor, device or asset. */
    public SilentAssert silent(String rule, String subject) {
        return new SilentAssert(signals, since, Optional.of(signals.rule(rule)), Optional.of(subject)).holds();
    }

    /** No rule raises anything until the fault is over, or, where nothing was broken, up to now. */
    public SilentAssert silent() {
        return new SilentAssert(signals, since, Optional.empty(), Optional.empty()).holds();
    }
}
