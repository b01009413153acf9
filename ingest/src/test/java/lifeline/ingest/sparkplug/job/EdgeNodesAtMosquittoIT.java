package lifeline.ingest.sparkplug.job;

import java.nio.file.Path;
import lifeline.ingest.mqtt.client.Mosquitto;
import lifeline.ingest.mqtt.client.RestartableBroker;

class EdgeNodesAtMosquittoIT extends EdgeNodesAtABroker {
    @Override
    protected RestartableBroker start(Path folder) {
        return Mosquitto.startOrSkip(folder);
    }
}
