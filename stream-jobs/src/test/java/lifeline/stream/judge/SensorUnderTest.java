package lifeline.stream.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.reading.Unit;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.Signal;
import lifeline.stream.window.Micros;

/** A methane sensor with a period of 10 s and the rules of a test, fed reading by reading; seconds count from 1970. */
public final class SensorUnderTest {
    public static final Text TEXT = new Text("文", "text");
    public static final Quantity METHANE =
            new Quantity("methane", TEXT, Unit.PERCENT_LEL, -5, 110, 100.0, 5.0, Duration.ofSeconds(10), "[default]");

    private final SensorJudge judge;
    private final List<Signal> signals = new ArrayList<>();
    private Optional<SensorState> state = Optional.empty();

    public SensorUnderTest(SensorJudge judge) {
        this.judge = judge;
    }

    public static SensorUnderTest of(Rule... rules) {
        return new SensorUnderTest(new SensorJudge(METHANE, Arrays.asList(rules), 0));
    }

    public static Rule rule(String id, Condition condition, Duration clearAfter, Level... levels) {
        return new Rule(
                id,
                "gas",
                "methane",
                Track.HAZARD,
                TEXT,
                TEXT,
                TEXT,
                "[default]",
                condition,
                Arrays.asList(levels),
                clearAfter);
    }

    public static Rule redAbove50ThreeTimes() {
        return rule(
                "gas.methane.high",
                new Condition.Threshold(Direction.ABOVE),
                Duration.ZERO,
                new Level(Severity.RED, 50, 40, 3, 3, Duration.ZERO));
    }

    public static Rule silentForThreePeriods() {
        return rule(
                "gas.methane.offline",
                new Condition.Absence(),
                Duration.ofMinutes(5),
                new Level(Severity.BLUE, 3, 3, 1, 1, Duration.ZERO),
                new Level(Severity.YELLOW, 6, 6, 1, 1, Duration.ZERO));
    }

    public static Reading reading(double second, double value) {
        return reading(second, second, value);
    }

    public static Reading reading(double observedSecond, double receivedSecond, double value) {
        return new Reading(
                "gas",
                "well-1",
                "dev-1",
                "methane",
                at(observedSecond),
                at(receivedSecond),
                null,
                null,
                value,
                Quality.GOOD);
    }

    public static Instant at(double second) {
        return Micros.instant(Math.round(second * 1_000_000));
    }

    public Judgement observe(double second, double value) {
        return observe(reading(second, value));
    }

    public Judgement observe(Reading reading) {
        Judgement judgement = judge.observe(state, reading, Micros.of(reading.receivedAt()));
        state = judgement.state();
        signals.addAll(judgement.signals());
        return judgement;
    }

    public SensorUnderTest observeAll(double fromSecond, double every, double... values) {
        for (int i = 0; i < values.length; i++) {
            observe(fromSecond + i * every, values[i]);
        }
        return this;
    }

    public Waking overdue(double second) {
        Waking waking = judge.overdue(state.orElseThrow(), Micros.of(at(second)));
        state = waking.state();
        signals.addAll(waking.signals());
        return waking;
    }

    public Waking gone(double second) {
        Waking waking = judge.gone(state.orElseThrow(), Micros.of(at(second)));
        state = waking.state();
        signals.addAll(waking.signals());
        return waking;
    }

    public Waking adopt(double second, OpenEpisode... open) {
        SensorState before = state.orElseGet(() -> SensorState.before(reading(second, 0)));
        Waking adoption = judge.adopt(before, Arrays.asList(open), Micros.of(at(second)));
        state = adoption.state();
        signals.addAll(adoption.signals());
        return adoption;
    }

    /** What was told so far, such as {@code 20 RAISE RED}. */
    public List<String> told() {
        return signals.stream()
                .map(signal -> Micros.of(signal.at()) / 1_000_000 + " " + signal.kind() + " " + signal.severity())
                .toList();
    }

    public List<Signal> signals() {
        return signals;
    }

    public SensorState state() {
        return state.orElseThrow();
    }
}
