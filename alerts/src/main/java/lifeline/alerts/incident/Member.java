package lifeline.alerts.incident;

import java.time.Instant;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/**
 * An alert as correlation sees it.
 *
 * @param alert its number
 * @param rule the one that said the gravest
 * @param severity the gravest it had
 * @param strength how far it went; comparable within a rule only
 * @param beganAt when its condition began
 * @param toldAt the newest instant its signals told of
 * @param active whether the condition holds
 */
public record Member(
        long alert,
        String rule,
        String domain,
        String asset,
        Layer layer,
        Severity severity,
        double strength,
        Instant beganAt,
        Instant toldAt,
        boolean active) {

    /** What the first signal of an alert makes it. */
    public static Member of(long alert, Layer layer, Signal signal) {
        return new Member(
                alert,
                signal.rule(),
                signal.domain(),
                signal.asset(),
                layer,
                signal.severity(),
                strength(signal),
                signal.beganAt(),
                signal.at(),
                !isOver(signal.kind()));
    }

    /** The same alert after another signal: it never grows milder, and it begins when the newest signal says so. */
    public Member after(Signal signal) {
        boolean tells = signal.kind() == SignalKind.RAISE || signal.kind() == SignalKind.ESCALATE;
        return new Member(
                alert,
                severity.isAtLeast(signal.severity()) ? rule : signal.rule(),
                domain,
                asset,
                layer,
                signal.severity().isAtLeast(severity) ? signal.severity() : severity,
                tells ? Math.max(strength, strength(signal)) : strength,
                signal.beganAt(),
                signal.at().isAfter(toldAt) ? signal.at() : toldAt,
                signal.kind() == SignalKind.AMEND ? active : !isOver(signal.kind()));
    }

    /** The same, its condition holding after all, or no more. */
    public Member holding(boolean holds) {
        return new Member(alert, rule, domain, asset, layer, severity, strength, beganAt, toldAt, holds);
    }

    private static boolean isOver(SignalKind kind) {
        return kind == SignalKind.CLEAR || kind == SignalKind.RETRACT;
    }

    /** A fall below a level is the graver the less is left; all else is the graver the more it is, up or down. */
    private static double strength(Signal signal) {
        boolean below = signal.threshold() >= 0 && signal.value() < signal.threshold();
        return below ? -signal.value() : Math.abs(signal.value());
    }
}
