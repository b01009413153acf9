package lifeline.alerts.alert;

import java.time.Instant;
import java.util.Optional;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;

/**
 * An alert as it stands now. Signals move its machine side ({@link #take}), people its stage ({@link #acknowledge},
 * {@link #close}); each returns a new alert and changes none.
 *
 * @param severity the severity now; after the end the one it had
 * @param peakSeverity the gravest it had
 * @param value of its newest signal that did not end it: what it was about, also after it is over
 * @param threshold of the same signal
 * @param signals how many signals it has had
 */
public record Alert(
        Origin origin,
        Severity severity,
        Severity peakSeverity,
        Machine machine,
        Stage stage,
        double value,
        double threshold,
        Instant beganAt,
        Instant raisedAt,
        Instant updatedAt,
        int signals) {

    /**
     * What a signal makes of what is known: RAISE begins an alert, the others change it. A signal of an episode that
     * nobody has heard of begins one, too: better an alert too late than a fact nobody sees.
     */
    public static Alert taking(Optional<Alert> known, Signal signal) {
        return known.map(alert -> alert.take(signal)).orElseGet(() -> first(signal));
    }

    private static Alert first(Signal signal) {
        return new Alert(
                Origin.of(signal),
                signal.severity(),
                signal.severity(),
                machineAfter(new Machine.Active(), signal),
                new Stage.Detected(),
                signal.value(),
                signal.threshold(),
                signal.beganAt(),
                signal.detectedAt(),
                signal.detectedAt(),
                1);
    }

    private Alert take(Signal signal) {
        Machine next = machineAfter(machine, signal);
        boolean isOver = next.recoveredAt().isPresent();
        return new Alert(
                origin,
                signal.severity(),
                signal.severity().isAtLeast(peakSeverity) ? signal.severity() : peakSeverity,
                next,
                isBack(next) ? reopened() : stage,
                isOver ? value : signal.value(),
                isOver ? threshold : signal.threshold(),
                signal.beganAt(),
                raisedAt,
                signal.detectedAt(),
                signals + 1);
    }

    private static Machine machineAfter(Machine before, Signal signal) {
        return switch (signal.kind()) {
            case RAISE, ESCALATE, EASE -> new Machine.Active();
            case CLEAR, RETRACT -> new Machine.Recovered(signal.at());
            case AMEND -> before;
        };
    }

    private boolean isBack(Machine next) {
        return machine.recoveredAt().isPresent() && next.recoveredAt().isEmpty();
    }

    private Stage reopened() {
        return stage.match(new Stage.Cases<>(detected -> detected, acknowledged -> acknowledged, Stage.Closed::reopen));
    }

    /** Somebody takes it. */
    public Outcome acknowledge(String by, Instant at) {
        return stage.match(new Stage.Cases<>(
                detected -> new Outcome.Accepted(in(detected.acknowledge(by, at), at)),
                acknowledged -> new Outcome.Refused(Refusal.ALREADY_ACKNOWLEDGED),
                closed -> new Outcome.Refused(Refusal.ALREADY_CLOSED)));
    }

    /** Somebody is done with it, which nobody can be while the condition holds. */
    public Outcome close(Instant at) {
        return stage.match(new Stage.Cases<>(
                detected -> new Outcome.Refused(Refusal.NOT_ACKNOWLEDGED),
                acknowledged -> machine.recoveredAt().isEmpty()
                        ? new Outcome.Refused(Refusal.STILL_ACTIVE)
                        : new Outcome.Accepted(in(acknowledged.close(at), at)),
                closed -> new Outcome.Refused(Refusal.ALREADY_CLOSED)));
    }

    /** Its exercise is over: nobody need look at it any more, whatever people did with it. */
    public Alert endOfExercise(String by, Instant at) {
        Stage closed = stage.match(new Stage.Cases<>(
                detected -> detected.acknowledge(by, at).close(at),
                acknowledged -> acknowledged.close(at),
                already -> already));
        Machine gone = machine.recoveredAt().isPresent() ? machine : new Machine.Recovered(at);
        return new Alert(
                origin, severity, peakSeverity, gone, closed, value, threshold, beganAt, raisedAt, at, signals);
    }

    private Alert in(Stage next, Instant at) {
        return new Alert(
                origin, severity, peakSeverity, machine, next, value, threshold, beganAt, raisedAt, at, signals);
    }
}
