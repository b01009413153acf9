package lifeline.simulators.score.tally;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import lifeline.contract.signal.Severity;

/**
 * Alarms held against the truth.
 *
 * @param recall of the sizes that a rule claims, those answered in time
 * @param precision of the alarms, those that a fault explains
 * @param levels of the answered ones whose level is known, those told at the right one
 * @param delayP50 seconds from the beginning of a fault, of those answered in time
 * @param metresP50 place error
 * @param scenarios runs that asked something of this
 * @param quiet of the runs in which nothing may be said, those in which nothing was
 * @param due all that was asked, sizes that no rule claims included
 * @param late claimed, and said too late: counted as missed
 * @param standing alarms never cleared
 * @param bySeverity recall of claimed sizes by the severity that is due, all four of them; what nobody knows the severity of is in none
 */
public record Score(
        Rate recall,
        Rate precision,
        Rate levels,
        OptionalDouble delayP50,
        OptionalDouble delayP95,
        OptionalDouble metresP50,
        OptionalDouble metresP95,
        long falseAlarms,
        double sensorDays,
        long scenarios,
        Rate quiet,
        long due,
        long late,
        long standing,
        List<SizeBin> bySize,
        Map<Severity, Rate> bySeverity,
        Punctuality punctuality) {
    private static final double PER = 1_000;

    public Score {
        bySize = List.copyOf(bySize);
        bySeverity = new EnumMap<>(bySeverity);
    }

    /** So many of so many. */
    public record Rate(long hits, long trials) {
        /** Empty without a trial. */
        public OptionalDouble share() {
            return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / trials);
        }

        public Interval interval() {
            return Interval.wilson(hits, trials);
        }
    }

    /** Recall of what is due at one of these severities. */
    public Rate recallOf(Severity... some) {
        long hits = 0;
        long trials = 0;
        for (Severity severity : some) {
            Rate rate = Objects.requireNonNull(bySeverity.get(severity));
            hits += rate.hits();
            trials += rate.trials();
        }
        return new Rate(hits, trials);
    }

    /** False alarms in 1,000 days of one sensor; empty when nobody knows how long was watched. */
    public OptionalDouble falsePerThousandDays() {
        return sensorDays <= 0 ? OptionalDouble.empty() : OptionalDouble.of(falseAlarms * PER / sensorDays);
    }

    public Interval falseInterval() {
        return sensorDays <= 0
                ? new Interval(0, Double.POSITIVE_INFINITY)
                : Interval.poisson(falseAlarms).times(PER / sensorDays);
    }
}
