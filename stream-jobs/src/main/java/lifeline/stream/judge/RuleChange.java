package lifeline.stream.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Scale;
import lifeline.contract.rule.ShadowRule;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.blind.BlindWindows;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.window.SampleWindow;

/**
 * What a change of rules means for the sensors of a judge. A rule goes on under its id with all it remembers and has open; what
 * its detector has learned is kept unless it looks for something else now. What a rule that is gone has open ends at once.
 */
public final class RuleChange {
    private final SensorJudge before;
    private final SensorJudge after;

    private RuleChange(SensorJudge before, SensorJudge after) {
        this.before = before;
        this.after = after;
    }

    public static RuleChange of(SensorJudge before, SensorJudge after) {
        return new RuleChange(before, after);
    }

    /** The sensor under the new rules; a new rule about silence may ask to be woken. */
    public Waking apply(SensorState sensor, long now, BlindWindows blind) {
        List<RuleState> states = new ArrayList<>(after.rules().size());
        List<Signal> signals = new ArrayList<>(0);
        for (RuleState state : sensor.rules()) {
            Optional<RuleJudge> was = find(before, state.rule());
            Optional<RuleJudge> is = find(after, state.rule());
            if (was.isPresent() && is.isPresent()) {
                states.add(goOn(was.get(), is.get(), state, sensor, now, signals));
            } else if (is.isPresent()) {
                states.add(state);
            } else if (was.isPresent()) {
                end(was.get(), state, sensor, now, signals);
            }
        }
        Waking waking = after.overdue(sensor.withRules(states), now, blind);
        signals.addAll(waking.signals());
        return new Waking(waking.state(), List.copyOf(signals), waking.wakeAt());
    }

    private RuleState goOn(
            RuleJudge was, RuleJudge is, RuleState state, SensorState sensor, long now, List<Signal> signals) {
        LatchStep step = is.latch().takeOver(state.latch(), was.rule().levels(), sensor.newestAt());
        step.change().ifPresent(change -> {
            RuleJudge told = change.kind() == SignalKind.CLEAR ? was : is;
            signals.add(after.writer().changed(told, is.version(), change, sensor, now));
        });
        boolean goesOn = looksForTheSame(was.rule().condition(), is.rule().condition());
        return new RuleState(state.rule(), goesOn ? state.memory() : SampleWindow.EMPTY, step.state());
    }

    private static boolean looksForTheSame(Condition was, Condition is) {
        return was.equals(is) || (was.getClass() == is.getClass() && is.scale() != Scale.SCORE);
    }

    private void end(RuleJudge was, RuleState state, SensorState sensor, long now, List<Signal> signals) {
        int version = ShadowRule.isShadow(state.rule()) ? was.version() : after.version();
        state.latch()
                .open()
                .ifPresent(episode -> signals.add(after.writer().ended(was, version, episode, sensor, now)));
    }

    private static Optional<RuleJudge> find(SensorJudge judge, String rule) {
        for (RuleJudge known : judge.rules()) {
            if (known.rule().id().equals(rule)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
