package lifeline.stream.subject;

import java.time.Instant;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.window.Micros;

/**
 * Puts what a latch decided about an asset into a signal. It is shown with the sensor of the rule's own quantity, whose last
 * values are its evidence.
 */
final class SubjectSignals {
    /** The shipped rules; versions come with rules that change while running. */
    private static final int RULE_VERSION = 0;

    private final Rule rule;

    SubjectSignals(Rule rule) {
        this.rule = rule;
    }

    /** Decided as of {@code at}. */
    Signal judged(LatchStep.Change change, SubjectState state, long at, long receivedAt, double value, long now) {
        return signal(change, state, Micros.instant(at), Micros.instant(receivedAt), value, now);
    }

    /** The exercise of the asset's shadow is over, at {@code now}. */
    Signal ended(Episode episode, SubjectState state, long now) {
        Episode last = new Episode(episode.identity(), episode.beganAt(), now, episode.level(), episode.step() + 1);
        LatchStep.Change change = new LatchStep.Change(SignalKind.CLEAR, last, episode.level());
        return signal(change, state, Micros.instant(now), Micros.instant(now), 0, now);
    }

    private Signal signal(
            LatchStep.Change change, SubjectState state, Instant at, Instant receivedAt, double value, long now) {
        Episode episode = change.episode();
        Level level = rule.levels().get(change.level() - 1);
        boolean isRising = change.kind() == SignalKind.RAISE || change.kind() == SignalKind.ESCALATE;
        return new Signal(
                rule.id(),
                RULE_VERSION,
                state.subject(),
                state.domain(),
                state.asset(),
                state.of(rule.quantity()).map(Told::device).orElse(""),
                rule.quantity(),
                Micros.instant(episode.identity()),
                change.kind(),
                level.severity(),
                episode.step(),
                at,
                Micros.instant(episode.beganAt()),
                receivedAt,
                Micros.instant(now),
                value,
                isRising ? level.raise() : level.clear(),
                state.recent().samples());
    }
}
