package lifeline.alerts.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.rule.ShadowRule;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/** Signals of made-up gas leaks. */
public final class Episodes {
    public static final Instant BEGIN = Instant.parse("2026-06-01T04:00:00Z");

    private Episodes() {}

    public static Signal signal(int well, SignalKind kind, Severity severity, int step) {
        Instant at = BEGIN.plusSeconds(step);
        return new Signal(
                "gas.methane.leak",
                1,
                device(well) + ".methane",
                "gas",
                "well-" + well,
                device(well),
                "methane",
                BEGIN,
                kind,
                severity,
                step,
                at,
                BEGIN,
                at,
                at,
                60,
                50,
                List.of());
    }

    /** The same of an episode that began so many minutes later. */
    public static Signal later(int minutes, Signal signal) {
        Duration by = Duration.ofMinutes(minutes);
        return new Signal(
                signal.rule(),
                signal.ruleVersion(),
                signal.subject(),
                signal.domain(),
                signal.asset(),
                signal.device(),
                signal.quantity(),
                signal.episode().plus(by),
                signal.kind(),
                signal.severity(),
                signal.step(),
                signal.at().plus(by),
                signal.beganAt().plus(by),
                signal.receivedAt().plus(by),
                signal.detectedAt().plus(by),
                signal.value(),
                signal.threshold(),
                signal.evidence());
    }

    /** The same as another rule says it. */
    public static Signal by(String rule, Signal signal) {
        return new Signal(
                rule,
                signal.ruleVersion(),
                signal.subject(),
                signal.domain(),
                signal.asset(),
                signal.device(),
                signal.quantity(),
                signal.episode(),
                signal.kind(),
                signal.severity(),
                signal.step(),
                signal.at(),
                signal.beganAt(),
                signal.receivedAt(),
                signal.detectedAt(),
                signal.value(),
                signal.threshold(),
                signal.evidence());
    }

    /** What the float switch of a well says. */
    public static Signal water(int well, SignalKind kind, int step, int second) {
        Instant at = BEGIN.plusSeconds(second);
        return new Signal(
                "gas.well-water.flooded",
                1,
                "node-" + well + ".well-water",
                "gas",
                "well-" + well,
                "node-" + well,
                "well-water",
                BEGIN.plusSeconds(60),
                kind,
                Severity.BLUE,
                step,
                at,
                BEGIN.plusSeconds(60),
                at,
                at,
                1,
                0.5,
                List.of());
    }

    /** The same at the shadow of the well's device. */
    public static Signal ofExercise(long exercise, Signal real) {
        String shadow = new ExerciseId(exercise).shadow(real.device());
        return new Signal(
                real.rule(),
                real.ruleVersion(),
                shadow + '.' + real.quantity(),
                real.domain(),
                real.asset(),
                shadow,
                real.quantity(),
                real.episode(),
                real.kind(),
                real.severity(),
                real.step(),
                real.at(),
                real.beganAt(),
                real.receivedAt(),
                real.detectedAt(),
                real.value(),
                real.threshold(),
                real.evidence());
    }

    /** The same as a version in shadow says it. */
    public static Signal inShadow(Signal real) {
        return new Signal(
                new ShadowRule(real.rule(), 2).id(),
                2,
                real.subject(),
                real.domain(),
                real.asset(),
                real.device(),
                real.quantity(),
                real.episode(),
                real.kind(),
                real.severity(),
                real.step(),
                real.at(),
                real.beganAt(),
                real.receivedAt(),
                real.detectedAt(),
                real.value(),
                real.threshold(),
                real.evidence());
    }

    public static String device(int well) {
        return "dev-" + well;
    }

    public static Signal raise(int well) {
        return signal(well, SignalKind.RAISE, Severity.RED, 0);
    }

    public static Signal clear(int well) {
        return signal(well, SignalKind.CLEAR, Severity.RED, 9);
    }
}
