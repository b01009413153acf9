package lifeline.stream.window;

import java.util.Arrays;

/** A few readings of a window, evenly apart, among the numbers of a memory: how many there are, then instant and value of each, the oldest first. */
public final class SpacedReadings {
    private final int count;
    private final int most;
    private final long window;

    /**
     * @param from where they stand
     * @param most how many at most
     * @param windowMicros how long the window is
     */
    public SpacedReadings(int from, int most, long windowMicros) {
        this.count = from;
        this.most = most;
        this.window = windowMicros;
    }

    /** How many numbers they are. */
    public static int size(int most) {
        return 1 + 2 * most;
    }

    public int count(double[] known) {
        return (int) known[count];
    }

    public double value(double[] known, int index) {
        return known[count + 2 + 2 * index];
    }

    public double[] values(double[] known) {
        double[] values = new double[count(known)];
        Arrays.setAll(values, i -> value(known, i));
        return values;
    }

    /** Lets go of what is older than the window. */
    public void forgetBefore(double[] known, long at) {
        int held = count(known);
        int gone = 0;
        while (gone < held && known[count + 1 + 2 * gone] < at - window) {
            gone++;
        }
        System.arraycopy(known, count + 1 + 2 * gone, known, count + 1, 2 * (held - gone));
        known[count] = held - gone;
    }

    /** Lets go of what is not older than {@code since}. */
    public void forgetSince(double[] known, double since) {
        int held = count(known);
        while (held > 0 && known[count + 1 + 2 * (held - 1)] >= since) {
            held--;
        }
        known[count] = held;
    }

    /** Keeps the value if it is far enough from the one before. */
    public void keep(double[] known, long at, double value) {
        int held = count(known);
        int end = count + 1 + 2 * held;
        boolean isApart = held == 0 || at - known[end - 2] >= window / (double) (most - 1);
        if (isApart && held < most) {
            known[end] = at;
            known[end + 1] = value;
            known[count] = held + 1;
        }
    }

    /** Of at least one number; sorts them. */
    public static double median(double[] numbers) {
        Arrays.sort(numbers);
        int middle = numbers.length / 2;
        return numbers.length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }
}
