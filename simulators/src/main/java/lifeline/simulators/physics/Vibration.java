package lifeline.simulators.physics;

import java.time.Instant;

/** What a fast channel at a device measures, sample by sample. Asked for stretches that follow one another. */
public interface Vibration {
    /** The samples from {@code from} on, so many a second, as many as {@code into} holds. */
    void fill(Instant from, double rate, double[] into);
}
