package lifeline.ingest.sparkplug;

import java.util.List;
import java.util.Optional;
import lifeline.contract.reading.Reading;
import lifeline.ingest.codec.Outcome;

/**
 * What comes of a message of an edge node.
 *
 * @param outcome readings and rejections
 * @param departures sensors that nobody speaks for any more, each as a notice marked {@code STALE}; has no value
 * @param rebirth what to ask of the node
 */
public record Observed(
        EdgeNodeState state, Outcome outcome, List<Reading> departures, Optional<RebirthRequest> rebirth) {}
