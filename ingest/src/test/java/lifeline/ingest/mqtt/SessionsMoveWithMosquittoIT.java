package lifeline.ingest.mqtt;

import java.nio.file.Path;
import lifeline.ingest.mqtt.client.Mosquitto;
import lifeline.ingest.mqtt.client.RestartableBroker;

class SessionsMoveWithMosquittoIT extends SessionsMove {
    @Override
    protected RestartableBroker start(Path folder) {
        return Mosquitto.startOrSkip(folder);
    }
}
