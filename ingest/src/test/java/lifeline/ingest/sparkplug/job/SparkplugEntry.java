package lifeline.ingest.sparkplug.job;

import java.util.Map;
import lifeline.ingest.Samples;
import lifeline.ingest.foreign.ForeignFormat;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.foreign.TopicFilter;

/** An entry of the settings for all edge nodes, their devices at one well. */
final class SparkplugEntry {
    static final ForeignTopic GAS = new ForeignTopic(
            new TopicFilter("spBv1.0/#"),
            ForeignFormat.SPARKPLUG,
            "spb",
            "gas",
            null,
            null,
            Map.of("*", "well-1"),
            Map.of("CH4", Samples.catalogue().quantity("gas", "methane").orElseThrow()),
            Map.of());

    private SparkplugEntry() {}
}
