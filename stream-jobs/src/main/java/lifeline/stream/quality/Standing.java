package lifeline.stream.quality;

import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.window.SampleWindow;

/**
 * What a reading is to those before it, one of which may be held back because it was far from all others.
 *
 * @param isAlone it is far from those before it, and nobody knows yet whether it stands alone
 * @param isConfirmed it stands with the one that is held, which was no spike
 * @param left what is still held after it
 */
public record Standing(boolean isAlone, boolean isConfirmed, SampleWindow left) {
    /** What may not be judged, or comes late, tells nothing about the one that is held. */
    static Standing of(SpikeGate gate, SampleWindow recent, SampleWindow held, Reading reading, long lateBy) {
        Quality quality = reading.quality();
        if (lateBy > 0 || !quality.isJudged() || quality.has(Mark.POSSIBLE_DUPLICATE)) {
            return new Standing(false, false, held);
        }
        boolean isFar = gate.isFar(recent, held, reading.value());
        return new Standing(isFar && held.isEmpty(), isFar && !held.isEmpty(), SampleWindow.EMPTY);
    }

    /** The reading as it is stored: doubtful while it stands alone. */
    public Reading mark(Reading reading) {
        return isAlone ? reading.withQuality(reading.quality().with(Mark.SPIKE).with(Grade.SUSPECT)) : reading;
    }

    /** What is held after the reading, which was observed at {@code observedAt}. */
    public SampleWindow held(Reading reading, long observedAt) {
        return isAlone ? SampleWindow.of(observedAt, reading.value()) : left;
    }
}
