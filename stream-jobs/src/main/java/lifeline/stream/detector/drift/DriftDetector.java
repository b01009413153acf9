package lifeline.stream.detector.drift;

import lifeline.stream.detector.Detector;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;

/**
 * A resting point that creeps away from where it was, either way. Of each day it keeps the median of eight readings, three
 * hours apart, of a month the medians (44 numbers, 352 bytes); once a day it asks {@link Creep}. What it has flagged stays
 * compared with where the creep began, and so ends when somebody sets the sensor right, not when it stops creeping. Not ready
 * before it knows two thirds of the days of its window, spread over most of it.
 */
public final class DriftDetector implements Detector {
    private final Limits limits;
    private final int over;

    /** @param overDays at most 30 */
    public DriftDetector(Limits limits, int overDays) {
        this.limits = limits;
        this.over = overDays;
    }

    @Override
    public Observation observe(Memory memory, long at, double value) {
        Numbers before = RestingDays.of(memory, at);
        if (!RestingDays.isWanted(before, at)) {
            return new Observation(before, finding(before.get(RestingDays.WENT), at));
        }
        double[] known = before.copy();
        if (RestingDays.isNewDay(known, at)) {
            judge(known, RestingDays.close(known, at));
        }
        RestingDays.take(known, at, value);
        return new Observation(Numbers.of(known), finding(known[RestingDays.WENT], at));
    }

    private void judge(double[] known, double median) {
        double began = known[RestingDays.BEGAN];
        if (!Double.isNaN(began)) {
            double went = Math.abs(median - began);
            known[RestingDays.WENT] = went;
            known[RestingDays.BEGAN] = limits.judge(0, went).held() > 0 ? began : Double.NaN;
            return;
        }
        Creep creep = Creep.of(RestingDays.window(known, over));
        boolean isFlagged = creep.isKnown() && limits.judge(0, creep.went()).met() > 0;
        known[RestingDays.WENT] = creep.isKnown() ? creep.went() : Double.NaN;
        known[RestingDays.BEGAN] = isFlagged ? creep.began() : Double.NaN;
    }

    private Finding finding(double went, long at) {
        return Double.isNaN(went) ? Finding.NOT_READY : limits.judge(at, went);
    }

    @Override
    public boolean needsOrder() {
        return true;
    }
}
