package lifeline.stream.ledger;

import java.util.Optional;

/**
 * What is remembered of a device's numbers: where its count stands, and how many were missing in this hour.
 *
 * @param hour of the receipt of its last number, hours since 1970
 * @param gaps numbers given up in that hour
 */
public record SeqCount(SeqWindow window, long hour, long gaps) {

    /** After a number that came in {@code hour}; one that came in an hour before counts in the later one. */
    public static SeqCount observe(Optional<SeqCount> known, long seq, long hour) {
        SeqWindow.Step step = SeqWindow.observe(known.map(SeqCount::window), seq);
        long lastHour = known.map(SeqCount::hour).orElse(hour);
        if (hour > lastHour) {
            return new SeqCount(step.window(), hour, step.gaps());
        }
        return new SeqCount(step.window(), lastHour, known.map(SeqCount::gaps).orElse(0L) + step.gaps());
    }
}
