package lifeline.ingest.codec;

import java.time.Instant;
import java.util.List;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;

/**
 * The last message of a shadow device, on its topic of format {@code status}, whatever its payload: the exercise is over for
 * it. Becomes a notice for each quantity it may have spoken of; nothing of them is stored.
 */
final class ExerciseEnd implements Codec {
    /** Its word among the formats; none that stands in a topic. */
    static final String WORD = "end of exercise";

    private static final Quality OVER = Quality.GOOD.with(Mark.EXERCISE).with(Mark.STALE);

    @Override
    public Outcome decode(Message message, Route route) {
        Instant at = message.receivedAt();
        List<Reading> notices = route.quantities().keySet().stream()
                .map(quantity -> new Reading(
                        route.domain(), route.asset(), route.device(), quantity, at, at, null, null, 0, OVER))
                .toList();
        return new Outcome(notices, List.of());
    }
}
