package lifeline.ingest.mqtt.reader;

/** The source cannot work as it is set up; the job fails and says why. */
public final class MqttSourceException extends RuntimeException {
    MqttSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
