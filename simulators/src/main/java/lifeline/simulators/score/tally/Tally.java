package lifeline.simulators.score.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import lifeline.contract.signal.Severity;
import lifeline.simulators.score.match.Answer;
import lifeline.simulators.score.match.Lag;
import lifeline.simulators.score.match.Ruling;

/** Adds up answers and rulings. Keeps a number for each delay, lag and place error, and counts for all else. */
public final class Tally {
    private final long[] saidBySize = new long[SizeBin.count()];
    private final long[] allBySize = new long[SizeBin.count()];
    private final long[] claimedBySize = new long[SizeBin.count()];
    private final List<Double> delays = new ArrayList<>();
    private final List<Double> metres = new ArrayList<>();
    private final List<Lag> lags = new ArrayList<>();
    private final Map<Severity, long[]> bySeverity = new EnumMap<>(Severity.class);
    private long scenarios;
    private long quietScenarios;
    private long keptQuiet;
    private long due;
    private long claimed;
    private long answered;
    private long late;
    private long levels;
    private long rightLevels;
    private long alarms;
    private long falseAlarms;
    private long stillStanding;
    private double sensorDays;

    void add(Answer answer) {
        due++;
        if (answer.due().claimed()) {
            claimed++;
            answered += answer.isAnswered() ? 1 : 0;
            answer.due().severity().ifPresent(severity -> {
                long[] of = bySeverity.computeIfAbsent(severity, unknown -> new long[2]);
                of[0] += answer.isAnswered() ? 1 : 0;
                of[1]++;
            });
            answer.lag().ifPresent(lags::add);
            late += answer.kind() == Answer.Kind.LATE ? 1 : 0;
            answer.rightLevel().ifPresent(right -> {
                levels++;
                rightLevels += right ? 1 : 0;
            });
            if (answer.isAnswered()) {
                answer.delaySeconds().ifPresent(delays::add);
                answer.metres().ifPresent(metres::add);
            }
        }
        answer.due().size().ifPresent(size -> {
            int bin = SizeBin.of(size);
            allBySize[bin]++;
            saidBySize[bin] += answer.isAnswered() ? 1 : 0;
            claimedBySize[bin] += answer.due().claimed() ? 1 : 0;
        });
    }

    void add(Ruling ruling) {
        alarms++;
        falseAlarms += ruling.isFalse() ? 1 : 0;
        stillStanding += ruling.stands() ? 1 : 0;
    }

    void watched(double days) {
        sensorDays += days;
    }

    void scenario() {
        scenarios++;
    }

    void quietScenario(boolean kept) {
        quietScenarios++;
        keptQuiet += kept ? 1 : 0;
    }

    /** Whether there is anything to tell but how long was watched. */
    boolean isEmpty() {
        return due == 0 && alarms == 0;
    }

    /** What it comes to so far. */
    public Score score() {
        return new Score(
                new Score.Rate(answered, claimed),
                new Score.Rate(alarms - falseAlarms, alarms),
                new Score.Rate(rightLevels, levels),
                quantile(delays, 0.5),
                quantile(delays, 0.95),
                quantile(metres, 0.5),
                quantile(metres, 0.95),
                falseAlarms,
                sensorDays,
                scenarios,
                new Score.Rate(keptQuiet, quietScenarios),
                due,
                late,
                stillStanding,
                bins(),
                severities(),
                Punctuality.of(lags));
    }

    private Map<Severity, Score.Rate> severities() {
        Map<Severity, Score.Rate> rates = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            long[] of = bySeverity.getOrDefault(severity, new long[2]);
            rates.put(severity, new Score.Rate(of[0], of[1]));
        }
        return rates;
    }

    private List<SizeBin> bins() {
        List<SizeBin> bins = new ArrayList<>();
        for (int i = 0; i < SizeBin.count(); i++) {
            bins.add(new SizeBin(
                    SizeBin.BOUNDS.get(i), SizeBin.BOUNDS.get(i + 1), saidBySize[i], allBySize[i], claimedBySize[i]));
        }
        return bins;
    }

    /** The smallest value that at least this share does not exceed. */
    static OptionalDouble quantile(List<Double> values, double share) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)]);
    }
}
