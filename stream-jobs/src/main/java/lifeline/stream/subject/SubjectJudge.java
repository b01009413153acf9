package lifeline.stream.subject;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Observation;
import lifeline.stream.detector.joint.Joined;
import lifeline.stream.detector.joint.JointDetector;
import lifeline.stream.judge.OpenEpisode;
import lifeline.stream.judge.SensorJudge.Versioned;
import lifeline.stream.latch.AlertLatch;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.LatchState;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.latch.Sight;
import lifeline.stream.quality.RecentReadings;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;
import org.jspecify.annotations.Nullable;

/**
 * Judges assets by one rule over several sensors, as of each instant at which an input was observed. Of several sensors of one
 * quantity it listens to one, until that is stale. Time in which an input was not fresh, or that is out of the rule's season, counts for nothing. What is
 * told of an instant before the newest that was judged is judged as of that one. Instants are in microseconds.
 */
public final class SubjectJudge {
    private static final long FORGET_AFTER = Micros.of(Duration.ofHours(24));
    /** What was learned of an asset is not thrown away for a weekend. */
    private static final long FORGET_LEARNED_AFTER = Micros.of(Duration.ofDays(60));

    private final Rule rule;
    private final int version;
    private final boolean hearsAll;
    private final Hearing hearing;
    private final long longestFresh;
    private final JointDetector detector;
    private final AlertLatch latch;
    private final SubjectSignals signals;
    private final long forgetAfter;

    /** @param versioned a rule over several sensors */
    public SubjectJudge(Versioned versioned) {
        this.rule = versioned.rule();
        this.version = versioned.version();
        JointCondition condition = rule.joint().orElseThrow();
        this.hearsAll = condition.hearsAll();
        this.detector = JointDetector.of(rule);
        this.latch = new AlertLatch(rule.levels(), rule.clearAfter());
        boolean isKept = condition.isLearned() || condition instanceof JointCondition.Neighbours;
        this.forgetAfter = isKept ? FORGET_LEARNED_AFTER : FORGET_AFTER;
        this.hearing = Hearing.of(rule, forgetAfter);
        this.longestFresh = hearing.longestFresh();
        this.signals = new SubjectSignals(versioned, detector, hearing);
    }

    int version() {
        return version;
    }

    /** Looks at the inputs as of {@code at}, when all {@code told} was observed. */
    public SubjectLook observe(SubjectState known, long at, List<Told> told, long now) {
        long receivedAt = told.stream().mapToLong(Told::receivedAt).max().orElse(at);
        SubjectState before = hasGoneBack(known, at, receivedAt) ? goneBack(known, at) : known;
        Hearing.Heard heard = hearing.take(before, at, told);
        SampleWindow recent = before.recent();
        for (Told each : heard.taken()) {
            boolean isJudged = each.quantity().equals(rule.quantity());
            recent = isJudged ? recent.with(each.at(), each.value(), RecentReadings.LIMIT) : recent;
        }
        SubjectState taken = before.told(heard.newest(), recent);
        boolean isOfOthers = hearsAll && !isOfSame(heard.newest(), before.newest());
        SubjectState state = isOfOthers ? taken.unlearned() : taken;
        return heard.isDue()
                ? judge(state, Math.max(at, before.judgedAt()), heard, receivedAt, now)
                : new SubjectLook(state, Optional.empty());
    }

    private static boolean isOfSame(List<Told> some, List<Told> others) {
        boolean isSame = some.size() == others.size();
        for (int i = 0; isSame && i < some.size(); i++) {
            isSame = some.get(i).isOfSensor(others.get(i));
        }
        return isSame;
    }

    private SubjectLook judge(SubjectState state, long at, Hearing.Heard heard, long receivedAt, long now) {
        if (!rule.season().isOn(Micros.instant(at))) {
            return new SubjectLook(
                    state.judged(at, receivedAt, state.readyAt(), state.memory(), state.latch()), Optional.empty());
        }
        Joined joined = hearing.join(state, at, heard);
        Observation observation = detector.observe(state.memory(), joined);
        Finding finding = observation.finding();
        if (!finding.isReady()) {
            return new SubjectLook(
                    state.judged(at, receivedAt, state.readyAt(), observation.memory(), state.latch()),
                    Optional.empty());
        }
        LatchState counted = state.latch().skipping(hole(state.readyAt(), at));
        Sight sight = new Sight(finding.met(), finding.held(), at, at, finding.since());
        LatchStep step = latch.observe(counted, sight);
        SampleWindow evidence =
                hearsAll ? state.recent().with(at, finding.value(), RecentReadings.LIMIT) : state.recent();
        SubjectState after =
                state.told(state.newest(), evidence).judged(at, receivedAt, at, observation.memory(), step.state());
        Optional<Signal> signal =
                step.change().map(change -> signals.judged(change, after, at, receivedAt, finding.value(), now));
        return new SubjectLook(after, signal);
    }

    /** From one look to the next no longer than the judged quantity is fresh, or the time between counts for nothing. */
    private long hole(@Nullable Long readyAt, long at) {
        long apart = readyAt == null ? 0 : at - readyAt;
        return apart > longestFresh ? apart : 0;
    }

    /**
     * Nothing newer has come for a while, by our clock, and now earlier times are told: the clocks of its devices were put back.
     */
    private boolean hasGoneBack(SubjectState state, long at, long receivedAt) {
        return state.judgedAt() != Long.MIN_VALUE
                && state.judgedAt() - at > longestFresh
                && receivedAt - state.heardAt() > longestFresh;
    }

    private SubjectState goneBack(SubjectState state, long at) {
        long leap = state.judgedAt() - at;
        return state.told(List.of(), SampleWindow.EMPTY)
                .judged(
                        at - 1,
                        state.heardAt(),
                        at,
                        detector.goneBack(state.memory()),
                        state.latch().skipping(-leap));
    }

    /** Takes over what the store holds open. */
    public SubjectState adopt(SubjectState state, OpenEpisode open) {
        int level = 1;
        while (level < rule.levels().size()
                && open.severity().isAtLeast(rule.levels().get(level).severity())) {
            level++;
        }
        Episode episode = new Episode(
                Micros.of(open.episode()), Micros.of(open.beganAt()), Micros.of(open.decidedAt()), level, open.step());
        return state.withLatch(latch.adopt(state.latch(), episode));
    }

    /**
     * Goes on where {@code was} left off, of the same id: with what is open and under way, by colour. What its detector has
     * learned is kept unless it looks for something else now.
     */
    SubjectLook takeOver(SubjectState state, SubjectJudge was, long now) {
        long at = state.judgedAt() == Long.MIN_VALUE ? now : state.judgedAt();
        LatchStep step = latch.takeOver(state.latch(), was.rule.levels(), at);
        List<Told> wanted = state.newest().stream().filter(hearing::wants).toList();
        boolean goesOn = was.rule.condition().equals(rule.condition());
        SubjectState after = state.takenOver(wanted, goesOn ? state.memory() : SampleWindow.EMPTY, step.state());
        Optional<Signal> signal = step.change()
                .map(change -> (change.kind() == SignalKind.CLEAR ? was.signals : signals)
                        .changed(change, version, state, now));
        return new SubjectLook(after, signal);
    }

    /** The exercise it belonged to is over: what is open ends at {@code now}. */
    public Optional<Signal> ended(SubjectState state, long now) {
        return ended(state, version, now);
    }

    /** What is open ends at {@code now}, by version {@code by} of the rules. */
    Optional<Signal> ended(SubjectState state, int by, long now) {
        return state.latch().open().map(episode -> signals.ended(episode, by, state, now));
    }

    /** When to look whether it can be forgotten; empty while something is open. */
    public OptionalLong wakeAt(SubjectState state) {
        return state.isOpen() ? OptionalLong.empty() : OptionalLong.of(forgottenAt(state));
    }

    private long forgottenAt(SubjectState state) {
        return state.heardAt() + forgetAfter;
    }

    /** What is left of it at {@code now}, the time it was to be woken at; empty when it is forgotten. */
    public Optional<SubjectState> awake(SubjectState state, long now) {
        boolean isForgotten = !state.isOpen() && now >= forgottenAt(state);
        return isForgotten ? Optional.empty() : Optional.of(state.wakingAt(null));
    }
}
