package lifeline.stream.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Signal;
import lifeline.stream.blind.BlindWindows;
import lifeline.stream.detector.AbsenceDetector;
import lifeline.stream.detector.Observation;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.latch.Sight;
import lifeline.stream.quality.Arrival;
import lifeline.stream.quality.RangeGate;
import lifeline.stream.quality.RecentReadings;
import lifeline.stream.quality.SpikeGate;
import lifeline.stream.quality.Standing;
import lifeline.stream.window.Micros;

/**
 * Judges the sensors of one quantity. A reading is first compared with those before it and with the plausible range; then
 * each rule looks at it, unless its quality is bad, it may be a copy, or it is old news kept by the broker. One that is
 * late by up to a period is judged by the rules that do not mind the order, as if it came now, but only where it adds to
 * an alarm; a later one by the same rules, of a time that is over ({@link lifeline.stream.latch.Hindsight}). A reading of any
 * quality ends silence. Time in a window of work counts for nothing: what was under way then is so afterwards; so does, to a
 * rule, time out of its season. Instants are in
 * microseconds.
 */
public final class SensorJudge {
    /** A sensor silent for so long, with nothing open and no rule about silence, is forgotten. */
    static final long FORGET_AFTER = Micros.of(Duration.ofHours(24));

    /** What was learned of a sensor is not thrown away for a weekend. */
    private static final long FORGET_LEARNED_AFTER = Micros.of(Duration.ofDays(60));

    private final RangeGate gate;
    private final SpikeGate spikes;
    private final List<RuleJudge> rules;
    private final SignalWriter writer;
    private final LateJudge late;
    private final int version;
    private final long lateLimit;
    private final long startedAt;
    private final boolean isWatchedForSilence;
    private final long forgetAfter;

    /** A rule and the version of its domain's rules that it stands in. */
    public record Versioned(Rule rule, int version) {}

    /**
     * By the rules a build carries.
     *
     * @param startedAt silence before it does not count: nobody was listening
     */
    public SensorJudge(Quantity quantity, List<Rule> rules, long startedAt) {
        this(quantity, 0, rules.stream().map(rule -> new Versioned(rule, 0)).toList(), startedAt);
    }

    /** @param version that is in force; rules of another one judge in its shadow */
    public SensorJudge(Quantity quantity, int version, List<Versioned> rules, long startedAt) {
        this.gate = new RangeGate(quantity);
        this.spikes = new SpikeGate(quantity);
        this.version = version;
        this.rules = rules.stream()
                .map(versioned -> new RuleJudge(versioned.rule(), versioned.version(), quantity))
                .toList();
        this.writer = new SignalWriter(gate);
        this.lateLimit = Micros.of(quantity.period());
        this.late = new LateJudge(this.rules, writer, lateLimit);
        this.startedAt = startedAt;
        this.isWatchedForSilence =
                this.rules.stream().anyMatch(rule -> rule.absence().isPresent());
        boolean isLearned =
                rules.stream().anyMatch(known -> known.rule().condition().isLearned());
        this.forgetAfter = isLearned ? FORGET_LEARNED_AFTER : FORGET_AFTER;
    }

    /** Judges a reading that has just arrived, at {@code now}, nothing having been missed before it. */
    public Judgement observe(Optional<SensorState> known, Reading raw, long now) {
        return observe(known, raw, now, BlindWindows.NONE);
    }

    /** Judges a reading that has just arrived, at {@code now}. */
    public Judgement observe(Optional<SensorState> known, Reading raw, long now, BlindWindows blind) {
        SensorState before = known.orElseGet(() -> SensorState.before(raw));
        Reading ranged = gate.mark(raw, before.recent());
        long observedAt = Micros.of(ranged.observedAt());
        Arrival arrival = RecentReadings.classify(before.recent(), observedAt, ranged.value());
        if (arrival != Arrival.NEW || ranged.quality().has(Mark.RETAINED)) {
            return new Judgement(known, arrival, ranged, List.of(), OptionalLong.empty(), 0);
        }
        long at = Math.min(observedAt, Micros.of(ranged.receivedAt()));
        if (hasClockGoneBack(before, at, Micros.of(ranged.receivedAt()))) {
            before = goneBack(before, at);
        }
        List<Signal> signals = new ArrayList<>(0);
        before = late.settled(before, now, signals);
        long lateBy = Math.max(0, before.newestAt() - at);
        Reading reading =
                lateBy > lateLimit ? ranged.withQuality(ranged.quality().with(Mark.LATE)) : ranged;
        Standing standing = spikes.standing(before.recent(), before.held(), reading, lateBy);
        Quality fit = reading.quality();
        reading = standing.mark(reading);
        SensorState seen = before.seen(reading, at, observedAt).holding(standing.held(reading, observedAt));

        long hole = ranged.quality().has(Mark.WORK_WINDOW)
                ? Math.max(0, at - before.newestAt())
                : hole(before.newestAt(), at, blind);
        List<RuleState> after = new ArrayList<>(rules.size());
        double score = 0;
        for (int i = 0; i < rules.size(); i++) {
            RuleJudge rule = rules.get(i);
            boolean isOff = rule.isOff(at);
            long skipped = isOff || rule.isOff(before.newestAt()) ? Math.max(0, at - before.newestAt()) : hole;
            RuleState state = rule.settle(rule.skip(stateOf(seen, i), skipped), seen, writer, now, signals);
            if (isOff) {
                after.add(state);
            } else if (rule.absence().isPresent()) {
                after.add(heard(rule, state, seen, reading, now, signals));
            } else if (rule.looksAtQuality()) {
                after.add(worth(rule, state, seen, before, reading, lateBy, now, signals));
            } else if (isJudged(fit, rule, lateBy)) {
                if (standing.isConfirmed() && rule.canWait(state)) {
                    SensorState held = before.asOfHeld(at);
                    Observation caughtUp = rule.detector()
                            .observe(
                                    state.memory(),
                                    held.newestAt(),
                                    before.held().value(0));
                    state = rule.found(state, caughtUp, held, before, reading, writer, now, signals);
                }
                Observation observation = rule.detector().observe(state.memory(), seen.newestAt(), reading.value());
                score = Math.max(score, rule.score(observation.finding()));
                reading = rule.mark(reading, observation.finding());
                boolean isPassedOver = lateBy > 0 && state.losesBy(observation.finding());
                after.add(
                        isPassedOver
                                ? rule.overtaken(state, seen, reading, writer, now, signals)
                                : standing.isAlone() && rule.canWait(state)
                                        ? state
                                        : rule.found(state, observation, seen, before, reading, writer, now, signals));
            } else {
                after.add(late.isJudged(reading, rule) ? rule.late(state, seen, reading, writer, now, signals) : state);
            }
        }
        SensorState judged = late.heard(seen.withRules(after), reading, now, signals);
        OptionalLong wakeAt = newWaking(judged, now, blind);
        SensorState state = wakeAt.isPresent() ? judged.wakingAt(wakeAt.getAsLong()) : judged;
        return new Judgement(Optional.of(state), arrival, reading, List.copyOf(signals), wakeAt, score);
    }

    /**
     * A device whose newest reading is long ago, by our clock, and that now tells an earlier time: its clock was put back. To
     * take its readings for late ones would leave it unjudged until its clock is where it was.
     */
    private boolean hasClockGoneBack(SensorState before, long at, long receivedAt) {
        return before.newestAt() - at > lateLimit
                && receivedAt - before.newestAt() > RuleJudge.HOLE_PERIODS * lateLimit;
    }

    /** What is under way goes on in the device's new time; what is compared over time begins anew. */
    private SensorState goneBack(SensorState before, long at) {
        long leap = before.newestAt() - at;
        List<RuleState> moved = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            moved.add(stateOf(before, i).goneBack(leap));
        }
        return before.newestAgainAt(at).withRules(moved);
    }

    /**
     * How much of the time between two readings was blind, if a reading may be missing there. Where they follow each other
     * as ever, because the broker or the device kept them, there is no hole, whatever we saw when.
     */
    private long hole(long from, long to, BlindWindows blind) {
        return to - from > RuleJudge.HOLE_PERIODS * lateLimit ? blind.overlap(from, to) : 0;
    }

    /** Looks whether the sensor has been silent for too long at {@code now}, all before having been heard. */
    public Waking overdue(SensorState state, long now) {
        return overdue(state, now, BlindWindows.NONE);
    }

    /** Looks whether the sensor has been silent for too long at {@code now}. */
    public Waking overdue(SensorState sensor, long now, BlindWindows blind) {
        List<RuleState> after = new ArrayList<>(rules.size());
        List<Signal> signals = new ArrayList<>(0);
        SensorState state = late.settled(sensor, now, signals);
        for (int i = 0; i < rules.size(); i++) {
            RuleJudge rule = rules.get(i);
            RuleState before = rule.settle(stateOf(state, i), state, writer, now, signals);
            Optional<AbsenceDetector> absence = rule.absence();
            after.add(absence.isPresent() ? silent(rule, absence.get(), before, state, now, blind, signals) : before);
        }
        SensorState judged = state.withRules(after);
        if (!judged.hasOpenEpisode() && now >= judged.seenAt() + forgetAfter && !isWatchedForSilence) {
            return new Waking(Optional.empty(), signals, OptionalLong.empty());
        }
        OptionalLong dueAt = dueAt(judged, now, blind);
        SensorState waking = judged.wakingAt(dueAt.isPresent() ? dueAt.getAsLong() : null);
        return new Waking(Optional.of(waking), signals, dueAt);
    }

    /**
     * Whoever spoke for the sensor has said that it is gone: each rule about silence is met at once at its first level, at
     * {@code now}; graver ones follow as ever, and the first reading ends it.
     */
    public Waking gone(SensorState state, long now) {
        List<RuleState> after = new ArrayList<>(rules.size());
        List<Signal> signals = new ArrayList<>(0);
        for (int i = 0; i < rules.size(); i++) {
            RuleJudge rule = rules.get(i);
            RuleState before = stateOf(state, i);
            boolean isMet = rule.absence().isPresent() && before.latch().level() == 0;
            after.add(isMet ? departed(rule, before, state, now, signals) : before);
        }
        return new Waking(Optional.of(state.withRules(after)), signals, OptionalLong.empty());
    }

    private RuleState departed(RuleJudge rule, RuleState state, SensorState sensor, long now, List<Signal> signals) {
        Sight sight = new Sight(1, 1, now, sensor.seenObservedAt(), sensor.seenAt());
        LatchStep step = rule.latch().observe(state.latch(), sight);
        double silence = Micros.seconds(now - sensor.seenAt());
        step.change()
                .ifPresent(
                        change -> signals.add(writer.silence(rule, change, sensor, silence, Micros.instant(now), now)));
        return new RuleState(state.rule(), state.memory(), step.state());
    }

    /** The exercise the sensor belonged to is over: what is open ends at {@code now}, and the sensor is forgotten. */
    public List<Signal> ended(SensorState state, long now) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            RuleJudge rule = rules.get(i);
            stateOf(state, i)
                    .latch()
                    .open()
                    .ifPresent(episode -> signals.add(writer.ended(rule, rule.version(), episode, state, now)));
        }
        return signals;
    }

    /** Takes over what the store holds open; an episode whose rule is gone is cleared. */
    public Waking adopt(SensorState state, List<OpenEpisode> open, long now) {
        List<RuleState> after = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            RuleState adopted = stateOf(state, i);
            for (OpenEpisode episode : open) {
                if (episode.key().rule().equals(rules.get(i).rule().id())) {
                    adopted = rules.get(i).adopt(adopted, episode);
                }
            }
            after.add(adopted);
        }
        List<Signal> signals = open.stream()
                .filter(episode -> rules.stream()
                        .noneMatch(rule -> rule.rule().id().equals(episode.key().rule())))
                .map(episode -> SignalWriter.withdrawn(episode, version, now))
                .toList();
        return new Waking(Optional.of(state.withRules(after)), signals, OptionalLong.empty());
    }

    /** The end of an episode whose sensor is no more; {@code version} is in force by then. */
    public static Signal withdrawn(OpenEpisode open, int version, long now) {
        return SignalWriter.withdrawn(open, version, now);
    }

    int version() {
        return version;
    }

    List<RuleJudge> rules() {
        return rules;
    }

    SignalWriter writer() {
        return writer;
    }

    private boolean isJudged(Quality quality, RuleJudge rule, long lateBy) {
        return isCounted(quality)
                && (lateBy == 0 || (lateBy <= lateLimit && !rule.detector().needsOrder()));
    }

    private RuleState worth(
            RuleJudge rule,
            RuleState state,
            SensorState seen,
            SensorState before,
            Reading reading,
            long lateBy,
            long now,
            List<Signal> signals) {
        Quality quality = reading.quality();
        if (lateBy > 0 || quality.has(Mark.WORK_WINDOW) || quality.has(Mark.POSSIBLE_DUPLICATE)) {
            return state;
        }
        boolean isFaulty = quality.grade() == Grade.BAD || quality.has(Mark.QUARANTINED);
        Observation observation = rule.detector().observe(state.memory(), seen.newestAt(), isFaulty ? 1 : 0);
        return rule.found(state, observation, seen, before, reading, writer, now, signals);
    }

    static boolean isCounted(Quality quality) {
        return quality.isJudged() && !quality.has(Mark.POSSIBLE_DUPLICATE);
    }

    private RuleState heard(
            RuleJudge rule, RuleState state, SensorState seen, Reading reading, long now, List<Signal> signals) {
        Sight sight = new Sight(0, 0, seen.seenAt(), seen.seenObservedAt(), seen.seenAt());
        LatchStep step = rule.latch().observe(state.latch(), sight);
        step.change()
                .ifPresent(change -> signals.add(writer.silence(rule, change, seen, 0, reading.receivedAt(), now)));
        return step.state() == state.latch() ? state : new RuleState(state.rule(), state.memory(), step.state());
    }

    private RuleState silent(
            RuleJudge rule,
            AbsenceDetector absence,
            RuleState state,
            SensorState sensor,
            long now,
            BlindWindows blind,
            List<Signal> signals) {
        long listeningSince = listeningSince(sensor, blind);
        int met = absence.overdue(listeningSince, blind.knownUntil(now)).met();
        if (met <= state.latch().level()) {
            return state;
        }
        long at = absence.dueAt(listeningSince, met - 1).orElse(now);
        Sight sight = new Sight(met, met, at, sensor.seenObservedAt(), sensor.seenAt());
        LatchStep step = rule.latch().observe(state.latch(), sight);
        double silence = Micros.seconds(at - sensor.seenAt());
        step.change()
                .ifPresent(
                        change -> signals.add(writer.silence(rule, change, sensor, silence, Micros.instant(at), now)));
        return new RuleState(state.rule(), state.memory(), step.state());
    }

    private RuleState stateOf(SensorState sensor, int index) {
        return sensor.rule(index, rules.get(index).rule().id());
    }

    /** A timer asked for earlier is good enough: when it rings, the next one is asked for. */
    private OptionalLong newWaking(SensorState state, long now, BlindWindows blind) {
        OptionalLong dueAt = dueAt(state, now, blind);
        Long asked = state.wakeAt();
        boolean isArranged = dueAt.isEmpty() || (asked != null && asked > now && asked <= dueAt.getAsLong());
        return isArranged ? OptionalLong.empty() : dueAt;
    }

    private long listeningSince(SensorState state, BlindWindows blind) {
        return Math.max(startedAt, blind.listeningSince(state.seenAt()));
    }

    /** While what was heard is behind the clock, silence is known as much later. */
    private OptionalLong dueAt(SensorState state, long now, BlindWindows blind) {
        long listeningSince = listeningSince(state, blind);
        long behind = now - blind.knownUntil(now);
        boolean mayBeForgotten = !isWatchedForSilence && !state.hasOpenEpisode();
        OptionalLong earliest = earliest(
                mayBeForgotten ? OptionalLong.of(state.seenAt() + forgetAfter) : OptionalLong.empty(),
                late.dueAt(state));
        for (int i = 0; i < rules.size(); i++) {
            Optional<AbsenceDetector> absence = rules.get(i).absence();
            if (absence.isPresent()) {
                int level = stateOf(state, i).latch().level();
                OptionalLong dueAt = absence.get().dueAt(listeningSince + behind, level);
                earliest = earliest(earliest, dueAt);
            }
        }
        return earliest;
    }

    private static OptionalLong earliest(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }
}
