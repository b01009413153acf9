package lifeline.stream.detector.joint.group;

import java.util.OptionalInt;
import lifeline.stream.detector.Finding;
import lifeline.stream.detector.Limits;
import lifeline.stream.detector.Observation;
import lifeline.stream.detector.joint.Joined;
import lifeline.stream.detector.joint.JointDetector;
import lifeline.stream.window.Memory;
import lifeline.stream.window.Numbers;
import lifeline.stream.window.SampleWindow;

/**
 * One sensor of a group against what the others say of it, in three views: the farthest departure now, and all departures together
 * of late and for longer, each against the tail of its own past. The strongest view is judged, in decades of improbability; it sinks by a
 * two-hundredth a look: one alarm for each disturbance. It takes more where looks come fast, and while there have been few. That all
 * swing together, as by day and night, is no departure; what departs far teaches little. Begins anew when a sensor joins. Keeps
 * 49 numbers for six sensors and 1,330 for 48, the most there are (392 bytes to 11 kB).
 */
public final class GroupDetector implements JointDetector {
    private static final int LEAST_SENSORS = 3;
    private static final int LOOKS_A_SENSOR = 5;

    private final Limits limits;
    private final int learning;

    /** @param learning how many looks it waits before it speaks */
    public GroupDetector(Limits limits, int learning) {
        this.limits = limits;
        this.learning = learning;
    }

    @Override
    public Observation observe(Memory memory, Joined joined) {
        int sensors = joined.size();
        if (sensors < LEAST_SENSORS) {
            return new Observation(memory, Finding.NOT_READY);
        }
        GroupViews views = new GroupViews(sensors);
        boolean isKnown = memory instanceof Numbers numbers && numbers.size() == views.size();
        if (!isKnown && !joined.isWhole()) {
            return new Observation(memory, Finding.NOT_READY);
        }
        double[] values = joined.copy();
        double[] known = isKnown ? ((Numbers) memory).copy() : views.begin(joined.at(), values);
        double count = ++known[GroupViews.COUNT];
        if (count == 1) {
            return new Observation(Numbers.of(known), Finding.NOT_READY);
        }
        double strength = views.strongest(known, values) - GroupViews.patience(known, joined.at());
        boolean isReady = count > Math.max(learning, LOOKS_A_SENSOR * sensors);
        known[GroupViews.PEAK] = isReady ? Math.max(strength, known[GroupViews.PEAK] * GroupViews.SINKS) : 0;
        Finding finding = isReady ? limits.judge(joined.at(), known[GroupViews.PEAK]) : Finding.NOT_READY;
        views.learn(known, values);
        return new Observation(Numbers.of(known), finding);
    }

    /** The sensor that has departed farthest of late. */
    @Override
    public OptionalInt foremost(Memory memory) {
        return memory instanceof Numbers known ? GroupViews.foremost(known) : OptionalInt.empty();
    }

    /** Which sensors there are is found anew, and what they are to each other. */
    @Override
    public Memory goneBack(Memory memory) {
        return SampleWindow.EMPTY;
    }
}
