package lifeline.ingest.codec;

import java.util.List;
import lifeline.contract.reading.Reading;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.validation.Rejection;

/** What a message said, and what of it could not be used. */
public record Outcome(List<Reading> readings, List<Rejection> rejections, List<Frame> frames) {
    public Outcome(List<Reading> readings, List<Rejection> rejections) {
        this(readings, rejections, List.of());
    }
}
