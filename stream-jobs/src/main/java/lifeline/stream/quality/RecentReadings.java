package lifeline.stream.quality;

import lifeline.stream.window.SampleWindow;

/**
 * Knows copies and contradictions among the last {@value #LIMIT} readings of a sensor. An older copy is caught by the
 * store's key; an older contradiction is taken for a copy there.
 */
public final class RecentReadings {
    /** So many are remembered, 16 bytes each. */
    public static final int LIMIT = 8;

    private RecentReadings() {}

    /** What a reading of {@code value} observed at {@code observedAt} is to those in {@code recent}. */
    public static Arrival classify(SampleWindow recent, long observedAt, double value) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (recent.at(i) == observedAt) {
                return Double.compare(recent.value(i), value) == 0 ? Arrival.DUPLICATE : Arrival.CONFLICT;
            }
        }
        return Arrival.NEW;
    }

    public static SampleWindow with(SampleWindow recent, long observedAt, double value) {
        return recent.with(observedAt, value, LIMIT);
    }
}
