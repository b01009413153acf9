package lifeline.alerts.alert;

import java.time.Instant;
import java.util.Optional;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;

/**
 * An alert as it stands now. Signals move its machine side ({@link #take}), people its stage ({@link #acknowledge},
 * {@link #close}), and say what they found ({@link #judge}); each returns a new alert and changes none.
 *
 * @param ruleVersion of the rules that began it
 * @param severity the severity now; after the end the one it had
 * @param peakSeverity the gravest it had
 * @param value of its newest signal that did not end it: what it was about, also after it is over
 * @param threshold of the same signal
 * @param signals how many signals it has had
 * @param judgement what people found it to be; empty before anybody said
 */
public record Alert(
        Origin origin,
        int ruleVersion,
        Severity severity,
        Severity peakSeverity,
        Machine machine,
        Stage stage,
        double value,
        double threshold,
        Instant beganAt,
        Instant raisedAt,
        Instant updatedAt,
        int signals,
        Optional<Judgement> judgement) {

    /**
     * What a signal makes of what is known: RAISE begins an alert, the others change it. AMEND tells when it began, and of an
     * episode that nobody has heard of, that there was one and it is over: such an alert never held. Any other signal of an
     * unknown episode begins an alert, too: better one too late than a fact nobody sees.
     */
    public static Alert taking(Optional<Alert> known, Signal signal) {
        return known.map(alert -> alert.take(signal)).orElseGet(() -> first(signal));
    }

    private static Alert first(Signal signal) {
        return new Alert(
                Origin.of(signal),
                signal.ruleVersion(),
                signal.severity(),
                signal.severity(),
                signal.kind() == SignalKind.AMEND
                        ? new Machine.Recovered(signal.at())
                        : machineAfter(new Machine.Active(), signal),
                new Stage.Detected(),
                signal.value(),
                signal.threshold(),
                signal.beganAt(),
                signal.detectedAt(),
                signal.detectedAt(),
                1,
                Optional.empty());
    }

    private Alert take(Signal signal) {
        Machine next = machineAfter(machine, signal);
        boolean isKept = next.recoveredAt().isPresent() || signal.kind() == SignalKind.AMEND;
        return new Alert(
                origin,
                ruleVersion,
                signal.severity(),
                signal.severity().isAtLeast(peakSeverity) ? signal.severity() : peakSeverity,
                next,
                isBack(next) ? reopened() : stage,
                isKept ? value : signal.value(),
                isKept ? threshold : signal.threshold(),
                signal.beganAt(),
                raisedAt,
                signal.detectedAt(),
                signals + 1,
                judgement);
    }

    /** Whether a signal would end it or make it milder. */
    public boolean isLessenedBy(Signal signal) {
        Alert next = take(signal);
        boolean ends = next.machine.recoveredAt().isPresent();
        return machine.recoveredAt().isEmpty() && (ends || !next.severity.isAtLeast(severity));
    }

    /** What ended it proves nothing: it holds on, as grave as it was. */
    public Alert takenBack(Instant at) {
        return with(new Machine.Active(), reopened(), at, judgement);
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
        return with(gone, closed, at, judgement);
    }

    /** Somebody says what it was; what was said before counts no more. */
    public Outcome judge(Judgement found) {
        return new Outcome.Accepted(with(machine, stage, found.at(), Optional.of(found)));
    }

    private Alert in(Stage next, Instant at) {
        return with(machine, next, at, judgement);
    }

    private Alert with(Machine newMachine, Stage newStage, Instant at, Optional<Judgement> found) {
        return new Alert(
                origin,
                ruleVersion,
                severity,
                peakSeverity,
                newMachine,
                newStage,
                value,
                threshold,
                beganAt,
                raisedAt,
                at,
                signals,
                found);
    }
}
