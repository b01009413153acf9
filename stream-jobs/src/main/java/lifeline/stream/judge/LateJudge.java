package lifeline.stream.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.stream.quality.LateBurst;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;

/**
 * Puts the readings of a sensor that came late in order, and then has each rule judge them that does not mind that they are of a
 * time that is over. Until none has come for two periods, they may be out of order. Instants are in microseconds.
 */
final class LateJudge {
    /** No reading waits for longer [default], whatever else comes. */
    private static final int MOST_PERIODS = 10;

    private final List<RuleJudge> rules;
    private final SignalWriter writer;
    private final long rest;
    private final long most;

    LateJudge(List<RuleJudge> rules, SignalWriter writer, long period) {
        this.rules = rules;
        this.writer = writer;
        this.rest = RuleJudge.HOLE_PERIODS * period;
        this.most = MOST_PERIODS * period;
    }

    /** Whether {@code rule} judges the reading, of a time that is over. */
    boolean isJudged(Reading reading, RuleJudge rule) {
        return isLate(reading) && looksBack(rule);
    }

    private static boolean isLate(Reading reading) {
        return reading.quality().has(Mark.LATE) && SensorJudge.isCounted(reading.quality());
    }

    private static boolean looksBack(RuleJudge rule) {
        return rule.absence().isEmpty()
                && !rule.looksAtQuality()
                && !rule.detector().needsOrder();
    }

    /** The sensor after a reading that may have come late: judged is what is in order by now. */
    SensorState heard(SensorState sensor, Reading reading, long now, List<Signal> signals) {
        if (!isLate(reading) || rules.stream().noneMatch(LateJudge::looksBack)) {
            return sensor;
        }
        LateBurst.Step step =
                sensor.late().with(Micros.of(reading.observedAt()), reading.value(), Micros.of(reading.receivedAt()));
        return judged(
                sensor.withLate(step.burst()), step.ordered(), step.burst().heardAt(), now, signals);
    }

    /** The sensor at {@code now}: where no more are expected, all that waited are judged. */
    SensorState settled(SensorState sensor, long now, List<Signal> signals) {
        LateBurst burst = sensor.late();
        return burst.isOver(now, rest, most)
                ? judged(sensor.withLate(LateBurst.NONE), burst.held(), burst.heardAt(), now, signals)
                : sensor;
    }

    /** When to look again; empty where none wait. */
    OptionalLong dueAt(SensorState sensor) {
        LateBurst burst = sensor.late();
        return burst.held().isEmpty() ? OptionalLong.empty() : OptionalLong.of(burst.overAt(rest, most));
    }

    private SensorState judged(SensorState sensor, SampleWindow ordered, long heardAt, long now, List<Signal> signals) {
        if (ordered.isEmpty()) {
            return sensor;
        }
        List<RuleState> after = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            RuleJudge rule = rules.get(i);
            RuleState state = sensor.rule(i, rule.rule().id());
            for (int j = 0; looksBack(rule) && j < ordered.size(); j++) {
                if (!rule.isOff(ordered.at(j))) {
                    state = rule.lookBack(
                            state, sensor, ordered.at(j), ordered.value(j), heardAt, writer, now, signals);
                }
            }
            after.add(state);
        }
        return sensor.withRules(after);
    }
}
