package lifeline.stream.rulebook;

import java.util.List;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.stream.blind.BlindWindows;
import lifeline.stream.window.Micros;

/** The windows of work at a sensor. Readings in one are marked and doubtful; time in one counts for nothing. */
public final class SensorWork {
    static final SensorWork NONE = new SensorWork(List.of());

    private final List<WorkWindow> windows;

    SensorWork(List<WorkWindow> windows) {
        this.windows = windows;
    }

    /** The reading as it is to be stored and judged: one of a window is nobody's alarm. */
    public Reading mark(Reading reading) {
        if (windows.isEmpty()) {
            return reading;
        }
        long at = Math.min(Micros.of(reading.observedAt()), Micros.of(reading.receivedAt()));
        if (!isUnderWay(at)) {
            return reading;
        }
        Quality marked = reading.quality().with(Mark.WORK_WINDOW);
        return reading.withQuality(marked.isJudged() ? marked.with(Grade.SUSPECT) : marked);
    }

    /** Whether somebody works there at {@code at}, in microseconds. */
    public boolean isUnderWay(long at) {
        return windows.stream()
                .anyMatch(window -> Micros.of(window.startsAt()) <= at && at < Micros.of(window.endsAt()));
    }

    /** As {@link #over(BlindWindows, long)} where all was seen. */
    public BlindWindows over(long now) {
        return over(BlindWindows.NONE, now);
    }

    /** As if nothing had been seen in the windows that have begun by {@code now}: silence counts from their end. */
    public BlindWindows over(BlindWindows blind, long now) {
        BlindWindows all = blind;
        for (WorkWindow window : windows) {
            if (Micros.of(window.startsAt()) <= now) {
                all = all.with(Micros.of(window.startsAt()), Micros.of(window.endsAt()));
            }
        }
        return all;
    }
}
