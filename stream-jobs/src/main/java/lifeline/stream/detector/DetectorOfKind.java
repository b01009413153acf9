package lifeline.stream.detector;

import java.util.List;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Level;
import lifeline.stream.detector.drift.DriftDetector;
import lifeline.stream.detector.learned.DeviationDetector;
import lifeline.stream.detector.learned.JumpDetector;
import lifeline.stream.detector.learned.PatternDetector;
import lifeline.stream.detector.learned.RecordDetector;
import lifeline.stream.detector.learned.ShiftDetector;
import lifeline.stream.window.Micros;

/** The detector of each kind of condition. */
record DetectorOfKind(List<Level> levels, long periodMicros) implements Condition.Cases<Detector> {
    @Override
    public Detector threshold(Condition.Threshold threshold) {
        return new ThresholdDetector(limits(threshold));
    }

    @Override
    public Detector rateOfChange(Condition.RateOfChange rateOfChange) {
        return new RateOfChangeDetector(limits(rateOfChange), Micros.of(rateOfChange.window()));
    }

    @Override
    public Detector forecast(Condition.Forecast forecast) {
        return new ForecastDetector(
                limits(forecast), forecast.direction(), Micros.of(forecast.window()), Micros.of(forecast.ahead()));
    }

    @Override
    public Detector absence(Condition.Absence absence) {
        return new AbsenceDetector(levels, periodMicros);
    }

    @Override
    public Detector flatLine(Condition.FlatLine flatLine) {
        return new FlatLineDetector(levels, periodMicros, flatLine.tolerance());
    }

    @Override
    public Detector jump(Condition.Jump jump) {
        return new JumpDetector(limits(jump), jump.memory());
    }

    @Override
    public Detector pattern(Condition.Pattern pattern) {
        return new PatternDetector(limits(pattern), pattern.learning());
    }

    @Override
    public Detector deviation(Condition.Deviation deviation) {
        return new DeviationDetector(
                limits(deviation), Micros.of(deviation.learning()), deviation.measure(), deviation.hours());
    }

    /** What it is given is whether a reading is one. */
    @Override
    public Detector faulty(Condition.Faulty faulty) {
        return new ThresholdDetector(limits(faulty));
    }

    @Override
    public Detector drift(Condition.Drift drift) {
        return new DriftDetector(limits(drift), (int) drift.over().toDays());
    }

    @Override
    public Detector drop(Condition.Drop drop) {
        return new DropDetector(limits(drop), drop.direction(), Micros.of(drop.window()), drop.back());
    }

    @Override
    public Detector newRecord(Condition.NewRecord newRecord) {
        return new RecordDetector(limits(newRecord), newRecord.isGreatest(), Micros.of(newRecord.learning()));
    }

    @Override
    public Detector shift(Condition.Shift shift) {
        return new ShiftDetector(limits(shift), shift.isUp(), Micros.of(shift.learning()));
    }

    @Override
    public Detector joint(JointCondition joint) {
        throw new IllegalArgumentException("a condition over several sensors has no detector of one");
    }

    private Limits limits(Condition condition) {
        return new Limits(condition.direction(), levels);
    }
}
