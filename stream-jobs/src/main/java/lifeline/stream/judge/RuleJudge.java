package lifeline.stream.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scale;
import lifeline.contract.rule.ShadowRule;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.detector.AbsenceDetector;
import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.FlatLineDetector;
import lifeline.stream.detector.Observation;
import lifeline.stream.latch.AlertLatch;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.Hindsight;
import lifeline.stream.latch.LatchState;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.latch.Nearness;
import lifeline.stream.latch.Retraction;
import lifeline.stream.latch.Sight;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;

/** One rule with its detector and its latch. */
final class RuleJudge {
    /** Readings further apart than so many periods leave room for a missing one. */
    static final long HOLE_PERIODS = 2;

    private final Rule rule;
    private final int version;
    private final Detector detector;
    private final AlertLatch latch;
    private final Hindsight hindsight;
    private final Retraction retraction;
    private final double secondsPerLevelUnit;

    /** @param version of the rules it stands in */
    RuleJudge(Rule rule, int version, Quantity quantity) {
        this.rule = rule;
        this.version = version;
        long period = Micros.of(quantity.period());
        this.detector = Detector.of(rule.condition(), rule.levels(), period);
        this.latch = detector instanceof AbsenceDetector
                ? AlertLatch.atOnce(rule.levels())
                : new AlertLatch(rule.levels(), rule.clearAfter());
        this.hindsight = new Hindsight(latch, HOLE_PERIODS * period);
        this.retraction = new Retraction(latch);
        this.secondsPerLevelUnit = rule.condition().scale() == Scale.PERIODS ? Micros.seconds(period) : 1;
    }

    Rule rule() {
        return rule;
    }

    int version() {
        return version;
    }

    Detector detector() {
        return detector;
    }

    AlertLatch latch() {
        return latch;
    }

    Optional<AbsenceDetector> absence() {
        return detector instanceof AbsenceDetector absence ? Optional.of(absence) : Optional.empty();
    }

    /** The reading as it is stored, part of a flat line or not; a shadow leaves it as it is. */
    Reading mark(Reading reading, Finding finding) {
        boolean isFlat = finding.met() > 0 && isFlatLine() && !ShadowRule.isShadow(rule.id());
        return isFlat ? reading.withQuality(reading.quality().with(Mark.FLAT_LINE)) : reading;
    }

    private boolean isFlatLine() {
        return detector instanceof FlatLineDetector;
    }

    /** Whether it is about what readings are worth, not about what they say. */
    boolean looksAtQuality() {
        return rule.condition() instanceof Condition.Faulty;
    }

    /** Whether a reading by itself can change nothing: then it may wait for the next one, which tells whether it is a spike. */
    boolean canWait(RuleState state) {
        return state.latch().kind() == LatchState.Kind.QUIET
                && rule.levels().stream()
                        .noneMatch(level -> level.count() == 1 && level.after().isZero());
    }

    /** Whether what was observed at {@code at} is out of its season. */
    boolean isOff(long at) {
        return !rule.season().isAlways() && !rule.season().isOn(Micros.instant(at));
    }

    Severity severity(int level) {
        return rule.levels().get(level - 1).severity();
    }

    /** What a signal of this kind at this level was judged against; seconds where levels count periods. */
    double threshold(SignalKind kind, int level) {
        Level judged = rule.levels().get(level - 1);
        boolean isRising = kind == SignalKind.RAISE || kind == SignalKind.ESCALATE || kind == SignalKind.AMEND;
        return (isRising ? judged.raise() : judged.clear()) * secondsPerLevelUnit;
    }

    /** How near to an alarm: a half where the mildest level begins, more the farther beyond it, nothing where it cannot tell. */
    double score(Finding finding) {
        if (!finding.isReady()) {
            return 0;
        }
        if (rule.condition().scale() == Scale.PERIODS) {
            return finding.met() > 0 ? Nearness.BEGINS : 0;
        }
        double raise = rule.levels().get(0).raise();
        return Nearness.of(finding.value(), raise, rule.condition().direction().reaches(finding.value(), raise));
    }

    /** {@code state} as if the last {@code hole} microseconds had not been: its durations, and that of a flat line. */
    RuleState skip(RuleState state, long hole) {
        if (hole <= 0) {
            return state;
        }
        SampleWindow run = SampleWindow.of(state.memory());
        boolean isRun = isFlatLine() && !run.isEmpty();
        return new RuleState(
                state.rule(),
                isRun ? SampleWindow.of(run.at(0) + hole, run.value(0)) : state.memory(),
                state.latch().skipping(hole),
                state.past());
    }

    /** After what its detector found in a reading, {@code before} it nothing having been seen of it. */
    RuleState found(
            RuleState state,
            Observation observation,
            SensorState seen,
            SensorState before,
            Reading reading,
            SignalWriter writer,
            long now,
            List<Signal> told) {
        Finding finding = observation.finding();
        long newestBefore = before.recent().isEmpty() ? Long.MIN_VALUE : before.newestAt();
        if (!finding.isReady()) {
            return state.after(observation.memory(), state.latch(), newestBefore);
        }
        Sight sight = new Sight(finding.met(), finding.held(), seen.newestAt(), seen.seenObservedAt(), finding.since());
        LatchStep step = latch.observe(state.latch(), sight);
        step.change().ifPresent(change -> told.add(writer.judged(this, change, seen, reading, finding.value(), now)));
        return state.after(observation.memory(), step.state(), newestBefore);
    }

    /** A reading that has just come late: what it takes back, or confirms now. What it says of the past waits for its order. */
    RuleState late(
            RuleState state, SensorState seen, Reading reading, SignalWriter writer, long now, List<Signal> told) {
        Optional<RuleState> retracted = retracted(state, seen, reading, writer, now, told);
        if (retracted.isPresent()) {
            return retracted.get();
        }
        long at = Micros.of(reading.observedAt());
        Finding finding = detector.observe(state.memory(), at, reading.value()).finding();
        Sight sight = new Sight(finding.met(), finding.held(), at, at, finding.since());
        LatchStep step = hindsight.confirm(state.latch(), sight, seen.newestAt());
        step.change().ifPresent(change -> told.add(writer.judged(this, change, seen, reading, finding.value(), now)));
        return step.change().isPresent()
                ? new RuleState(state.rule(), state.memory(), step.state(), state.past())
                : state;
    }

    /** Judges a reading that came late, in its order among such: what it says of the past, and of what is under way now. */
    RuleState lookBack(
            RuleState state,
            SensorState seen,
            long at,
            double value,
            long heardAt,
            SignalWriter writer,
            long now,
            List<Signal> told) {
        Finding finding = detector.observe(state.memory(), at, value).finding();
        Sight sight = new Sight(finding.met(), finding.held(), at, at, finding.since());
        Hindsight.View view =
                hindsight.observe(state.past(), state.latch(), sight, seen.newestAt(), heardAt, finding.value());
        view.live()
                .change()
                .ifPresent(
                        change -> told.add(writer.lookedBack(this, change, seen, at, heardAt, finding.value(), now)));
        return seenBack(state, view, seen, writer, now, told);
    }

    /** Looks whether a quiet reading that was overtaken takes back what is open or under way: it would not have begun so. */
    RuleState overtaken(
            RuleState state, SensorState seen, Reading reading, SignalWriter writer, long now, List<Signal> told) {
        return retracted(state, seen, reading, writer, now, told).orElse(state);
    }

    private Optional<RuleState> retracted(
            RuleState state, SensorState seen, Reading reading, SignalWriter writer, long now, List<Signal> told) {
        long late = Micros.of(reading.observedAt());
        if (!Retraction.isAsked(state.latch(), late)) {
            return Optional.empty();
        }
        List<Sight> all = sights(state, seen.recent());
        List<Sight> heard = all.stream().filter(sight -> sight.at() != late).toList();
        if (!state.isOpen()) {
            return retraction.underWay(state.latch(), heard, all, late).map(put -> state.putRight(put, late));
        }
        Optional<LatchStep> step = retraction.of(state.latch(), heard, all, late, seen.newestAt());
        step.flatMap(LatchStep::change)
                .ifPresent(change -> told.add(writer.retracted(this, change, seen, reading, now)));
        return step.map(taken -> new RuleState(state.rule(), state.memory(), taken.state(), state.past()));
    }

    /** What the detector finds in the readings that are kept, in the order of their instants. */
    private List<Sight> sights(RuleState state, SampleWindow recent) {
        return IntStream.range(0, recent.size())
                .boxed()
                .sorted(Comparator.comparingLong(recent::at))
                .map(index -> sight(state, recent.at(index), recent.value(index)))
                .toList();
    }

    private Sight sight(RuleState state, long at, double value) {
        Finding finding = detector.observe(state.memory(), at, value).finding();
        return new Sight(finding.met(), finding.held(), at, at, finding.since());
    }

    /** Tells what late readings said, once no more of them come, at {@code now}. */
    RuleState settle(RuleState state, SensorState seen, SignalWriter writer, long now, List<Signal> told) {
        return !state.past().isUnderWay()
                ? state
                : seenBack(state, hindsight.settle(state.past(), state.latch(), now), seen, writer, now, told);
    }

    private RuleState seenBack(
            RuleState state, Hindsight.View view, SensorState seen, SignalWriter writer, long now, List<Signal> told) {
        view.over().ifPresent(over -> told.add(writer.over(this, over, seen, now)));
        return new RuleState(state.rule(), state.memory(), view.live().state(), view.past());
    }

    /** {@code state} knowing of {@code open}, whose severity becomes the gravest level not above it. */
    RuleState adopt(RuleState state, OpenEpisode open) {
        int level = 1;
        while (level < rule.levels().size() && open.severity().isAtLeast(severity(level + 1))) {
            level++;
        }
        Episode episode = new Episode(
                Micros.of(open.episode()), Micros.of(open.beganAt()), Micros.of(open.decidedAt()), level, open.step());
        LatchState adopted = latch.adopt(state.latch(), episode);
        return new RuleState(state.rule(), state.memory(), adopted, state.past());
    }
}
