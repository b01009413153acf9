package lifeline.ingest.mqtt.client;

import java.time.Duration;

class FakeConnectionTest extends ConnectionContract {
    private final FakeBroker broker = new FakeBroker();

    @Override
    protected BrokerInTest broker() {
        return broker;
    }

    @Override
    protected Duration patience() {
        return Duration.ZERO;
    }

    @Override
    protected Duration quiet() {
        return Duration.ZERO;
    }
}
