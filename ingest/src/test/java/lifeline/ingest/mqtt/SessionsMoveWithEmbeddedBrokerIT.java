package lifeline.ingest.mqtt;

import java.nio.file.Path;
import lifeline.ingest.mqtt.client.EmbeddedBroker;
import lifeline.ingest.mqtt.client.RestartableBroker;

class SessionsMoveWithEmbeddedBrokerIT extends SessionsMove {
    @Override
    protected RestartableBroker start(Path folder) {
        return new EmbeddedBroker(folder);
    }
}
