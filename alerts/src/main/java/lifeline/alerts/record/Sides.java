package lifeline.alerts.record;

import java.util.List;
import java.util.OptionalDouble;
import lifeline.contract.rule.Direction;

/**
 * The peaks of judged alerts, each side in order from the one that went least far. Kept so that beyond is always greater: what
 * a rule looks for below is negated.
 */
record Sides(Direction direction, List<Double> trueOnes, List<Double> falseOnes) {
    static Sides of(Direction direction, List<JudgedAlert> judged) {
        return new Sides(direction, peaks(direction, judged, true), peaks(direction, judged, false));
    }

    private static List<Double> peaks(Direction direction, List<JudgedAlert> judged, boolean isTrue) {
        return judged.stream()
                .filter(alert -> alert.isTrue() == isTrue && Double.isFinite(alert.peak()))
                .map(alert -> direction == Direction.ABOVE ? alert.peak() : -alert.peak())
                .sorted()
                .toList();
    }

    /** A value as it stands here. */
    double beyond(double value) {
        return direction == Direction.ABOVE ? value : -value;
    }

    /** The roundest threshold, as it stands here, that loses {@code lost} true ones, is beyond {@code current} and drops as many false ones as that allows. */
    OptionalDouble threshold(double current, int lost, OptionalDouble graver) {
        double most = trueOnes.get(lost);
        boolean isBound = graver.isPresent() && most >= graver.getAsDouble();
        double high = isBound ? graver.getAsDouble() : most;
        double low = current;
        for (double peak : falseOnes) {
            low = peak < high ? Math.max(low, peak) : low;
        }
        return low >= high ? OptionalDouble.empty() : RoundNumber.between(low, high, !isBound);
    }

    /** What {@code threshold}, as it stands here, would have done. */
    Advice.Statement statement(double threshold) {
        int kept = (int) trueOnes.stream().filter(peak -> peak >= threshold).count();
        int dropped = (int) falseOnes.stream().filter(peak -> peak < threshold).count();
        return new Advice.Statement(beyond(threshold) + 0.0, kept, dropped);
    }
}
