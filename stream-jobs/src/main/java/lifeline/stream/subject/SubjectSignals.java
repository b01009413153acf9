package lifeline.stream.subject;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.detector.joint.JointDetector;
import lifeline.stream.judge.SensorJudge.Versioned;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;

/**
 * Puts what a latch decided about an asset into a signal. It is shown with the sensor of the rule's own quantity, whose last
 * values are its evidence; one of a group with the sensor that departs farthest, and its evidence is how far.
 */
final class SubjectSignals {
    private final Rule rule;
    private final int version;
    private final JointDetector detector;
    private final Hearing hearing;

    /**
     * @param detector which may know of which sensor a signal is most of all
     * @param hearing which knows otherwise
     */
    SubjectSignals(Versioned versioned, JointDetector detector, Hearing hearing) {
        this.detector = detector;
        this.hearing = hearing;
        this.rule = versioned.rule();
        this.version = versioned.version();
    }

    /** Decided as of {@code at}. */
    Signal judged(LatchStep.Change change, SubjectState state, long at, long receivedAt, double value, long now) {
        return signal(change, version, state, Micros.instant(at), Micros.instant(receivedAt), value, now);
    }

    /** What a change of rules to version {@code by} made of an open episode; it is told with the last value. */
    Signal changed(LatchStep.Change change, int by, SubjectState state, long now) {
        SampleWindow recent = state.recent();
        double value = recent.isEmpty() ? 0 : recent.value(recent.size() - 1);
        return signal(change, by, state, Micros.instant(now), Micros.instant(now), value, now);
    }

    /** Its exercise is over or its rule is gone, at {@code now}, by version {@code by} of the rules. */
    Signal ended(Episode episode, int by, SubjectState state, long now) {
        Episode last = new Episode(episode.identity(), episode.beganAt(), now, episode.level(), episode.step() + 1);
        LatchStep.Change change = new LatchStep.Change(SignalKind.CLEAR, last, episode.level());
        return signal(change, by, state, Micros.instant(now), Micros.instant(now), 0, now);
    }

    /** The sensor whose curve is looked at first. */
    private Optional<Told> shown(SubjectState state) {
        OptionalInt foremost = detector.foremost(state.memory());
        return foremost.isPresent() && foremost.getAsInt() < state.newest().size()
                ? Optional.of(state.newest().get(foremost.getAsInt()))
                : hearing.shown(state);
    }

    private Signal signal(
            LatchStep.Change change,
            int by,
            SubjectState state,
            Instant at,
            Instant receivedAt,
            double value,
            long now) {
        Episode episode = change.episode();
        Level level = rule.levels().get(change.level() - 1);
        Optional<Told> shown = shown(state);
        boolean isRising = change.kind() == SignalKind.RAISE || change.kind() == SignalKind.ESCALATE;
        return new Signal(
                rule.id(),
                by,
                state.subject(),
                state.domain(),
                state.asset(),
                shown.map(Told::device).orElse(""),
                shown.map(Told::quantity).orElse(rule.quantity()),
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
