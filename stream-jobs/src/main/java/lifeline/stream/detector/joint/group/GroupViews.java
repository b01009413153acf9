package lifeline.stream.detector.joint.group;

import java.time.Duration;
import java.util.OptionalInt;
import lifeline.stream.detector.algebra.Relations;
import lifeline.stream.detector.learned.Tail;
import lifeline.stream.window.Micros;
import lifeline.stream.window.Numbers;

/**
 * How a group is looked at, and where its numbers stand: count, time, interval and peak; the tails of three views; of each sensor
 * the mean of its departures of late and for longer; what the sensors are to each other.
 */
final class GroupViews {
    static final int COUNT = 0;
    static final int PEAK = 3;
    static final double SINKS = 0.995;

    private static final int LAST_AT = 1;
    private static final int INTERVAL = 2;
    private static final int TAILS = 4;
    private static final int VIEWS = 3;
    private static final int LATELY = TAILS + VIEWS * Tail.SIZE;

    private static final int FIRST = 100;
    private static final double SHARE_LATELY = 0.1;
    private static final double SHARE_LONG = 0.03;
    private static final double COUNTS_AT_MOST = 5;
    private static final double HOUR = Micros.of(Duration.ofHours(1));
    private static final double INTERVAL_SHARE = 0.002;
    private static final double MANY = 2_000;

    private final int sensors;
    private final int forLong;
    private final int relationsAt;
    private final Relations relations;

    GroupViews(int sensors) {
        this.sensors = sensors;
        this.forLong = LATELY + sensors;
        this.relationsAt = forLong + sensors;
        this.relations = new Relations(sensors);
    }

    int size() {
        return relationsAt + relations.size();
    }

    double[] begin(long at, double[] values) {
        double[] known = new double[size()];
        known[LAST_AT] = at;
        System.arraycopy(values, 0, known, relationsAt, sensors);
        return known;
    }

    /** How improbable the strongest view of {@code values} is, in decades; each learns from it. 0 while there have been few looks. */
    double strongest(double[] known, double[] values) {
        if (known[COUNT] <= FIRST) {
            return 0;
        }
        double[] departures = relations.departures(known, relationsAt, values);
        double farthest = 0;
        for (double departure : departures) {
            farthest = Math.max(farthest, Math.abs(departure));
        }
        double lately = mean(known, LATELY, departures, SHARE_LATELY);
        double longer = mean(known, forLong, departures, SHARE_LONG);
        double[] views = {farthest, lately, longer};
        double strongest = 0;
        for (int i = 0; i < VIEWS; i++) {
            int tail = TAILS + i * Tail.SIZE;
            strongest = Math.max(strongest, Tail.score(known, tail, known[COUNT], views[i]));
            Tail.learn(known, tail, known[COUNT] - FIRST, views[i]);
        }
        return strongest;
    }

    /** Takes the departures into the means that stand at {@code at}, and gives their size. */
    private static double mean(double[] known, int at, double[] departures, double share) {
        double squares = 0;
        for (int i = 0; i < departures.length; i++) {
            double counts = Math.max(-COUNTS_AT_MOST, Math.min(COUNTS_AT_MOST, departures[i]));
            known[at + i] += share * (counts - known[at + i]);
            squares += known[at + i] * known[at + i];
        }
        return Math.sqrt(squares / share);
    }

    void learn(double[] known, double[] values) {
        relations.learn(known, relationsAt, known[COUNT], values);
    }

    /** How many decades more it takes: half of those by which looks come faster than every hour, and of those missing to 2,000. */
    static double patience(double[] known, long at) {
        double interval = at - known[LAST_AT];
        known[LAST_AT] = at;
        known[INTERVAL] += Math.max(INTERVAL_SHARE, 1 / known[COUNT]) * (interval - known[INTERVAL]);
        double faster = Math.max(1, HOUR / Math.max(1, known[INTERVAL]));
        return (Math.log10(faster) + Math.max(0, Math.log10(MANY / known[COUNT]))) / 2;
    }

    /** Which sensor has departed farthest of late. */
    static OptionalInt foremost(Numbers known) {
        int sensors = 0;
        while (new GroupViews(sensors).size() < known.size()) {
            sensors++;
        }
        int foremost = 0;
        for (int i = 1; i < sensors; i++) {
            foremost = Math.abs(known.get(LATELY + i)) > Math.abs(known.get(LATELY + foremost)) ? i : foremost;
        }
        return sensors == 0 ? OptionalInt.empty() : OptionalInt.of(foremost);
    }
}
