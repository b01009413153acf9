package lifeline.ingest.sparkplug.job;

import java.nio.file.Path;
import lifeline.ingest.mqtt.client.EmbeddedBroker;
import lifeline.ingest.mqtt.client.RestartableBroker;

class EdgeNodesAtEmbeddedBrokerIT extends EdgeNodesAtABroker {
    @Override
    protected RestartableBroker start(Path folder) {
        return new EmbeddedBroker(folder);
    }
}
