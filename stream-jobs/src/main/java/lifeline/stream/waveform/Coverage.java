package lifeline.stream.waveform;

import java.util.Arrays;

/**
 * Which samples of a stretch have come, as ranges in order that do not touch. A sample that comes again is known, however
 * the frames are cut. With more than {@value #MOST} ranges the oldest hole counts as come.
 */
public final class Coverage {
    static final int MOST = 64;

    private int[] ranges;

    private Coverage(int[] ranges) {
        this.ranges = ranges;
    }

    static Coverage none() {
        return new Coverage(new int[0]);
    }

    /** @param ranges first and end (exclusive) of each */
    public static Coverage restored(int[] ranges) {
        return new Coverage(ranges);
    }

    public Coverage copy() {
        return new Coverage(ranges.clone());
    }

    public int[] ranges() {
        return ranges.clone();
    }

    boolean has(int sample) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (sample >= ranges[i] && sample < ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of {@code from}…{@code to} (exclusive) has come; most frames find none and need not be looked at singly. */
    boolean hasAny(int from, int to) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (from < ranges[i + 1] && to > ranges[i]) {
                return true;
            }
        }
        return false;
    }

    void add(int from, int to) {
        int[] merged = new int[ranges.length + 2];
        int length = 0;
        int first = from;
        int end = to;
        int i = 0;
        while (i < ranges.length && ranges[i + 1] < first) {
            merged[length++] = ranges[i++];
            merged[length++] = ranges[i++];
        }
        while (i < ranges.length && ranges[i] <= end) {
            first = Math.min(first, ranges[i++]);
            end = Math.max(end, ranges[i++]);
        }
        merged[length++] = first;
        merged[length++] = end;
        while (i < ranges.length) {
            merged[length++] = ranges[i++];
        }
        if (length > 2 * MOST) {
            merged[1] = merged[3];
            System.arraycopy(merged, 4, merged, 2, length - 4);
            length -= 2;
        }
        ranges = Arrays.copyOf(merged, length);
    }
}
