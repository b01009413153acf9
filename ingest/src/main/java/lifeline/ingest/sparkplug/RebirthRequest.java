package lifeline.ingest.sparkplug;

import java.time.Instant;

/** An edge node is to say again who it is and what it has: what it says cannot be understood. */
public record RebirthRequest(String group, String node, Instant at) {
    /** Where it is published. */
    public String topic() {
        return new SparkplugTopic(group, SparkplugTopic.Verb.NCMD, node, null).toString();
    }
}
