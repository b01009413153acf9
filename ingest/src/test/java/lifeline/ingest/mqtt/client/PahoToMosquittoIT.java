package lifeline.ingest.mqtt.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PahoToMosquittoIT extends ConnectionContract {
    private static @Nullable BrokerInTest broker;

    @BeforeAll
    static void start(@TempDir Path data) {
        broker = Mosquitto.startOrSkip(data);
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    @Override
    protected BrokerInTest broker() {
        return Objects.requireNonNull(broker);
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Override
    protected Duration quiet() {
        return Duration.ofMillis(300);
    }
}
