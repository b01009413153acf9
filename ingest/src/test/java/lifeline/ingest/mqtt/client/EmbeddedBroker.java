package lifeline.ingest.mqtt.client;

import java.nio.file.Path;
import lifeline.broker.BrokerProcess;

/** The broker that {@code lifeline up} starts; {@link #restart} is a power cut. */
public final class EmbeddedBroker implements RestartableBroker {
    private final Path data;
    private final int port;
    private final Publisher publisher;
    private BrokerProcess process;

    public EmbeddedBroker(Path data) {
        this.data = data;
        this.process = BrokerProcess.start(data);
        this.port = process.port();
        this.publisher = new Publisher(process.url());
    }

    @Override
    public Connector connector() {
        return PahoConnection::open;
    }

    @Override
    public String url() {
        return process.url();
    }

    @Override
    public void publish(String topic, byte[] payload, int qos) {
        publisher.publish(topic, payload, qos);
    }

    @Override
    public void restart() {
        process.kill();
        process = BrokerProcess.start(data, port);
    }

    @Override
    public boolean keepsSharedSubscriptions() {
        return true;
    }

    @Override
    public void close() {
        publisher.close();
        process.close();
    }
}
