package lifeline.ingest.codec;

import java.util.List;
import lifeline.contract.reading.Reading;
import lifeline.ingest.validation.Rejection;

/** What a message said, and what of it could not be used. */
public record Outcome(List<Reading> readings, List<Rejection> rejections) {}
