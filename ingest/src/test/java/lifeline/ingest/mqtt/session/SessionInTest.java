package lifeline.ingest.mqtt.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSettingsBuilder;
import lifeline.ingest.mqtt.arrival.Arrival;
import lifeline.ingest.mqtt.arrival.Disturbance;
import lifeline.ingest.mqtt.arrival.ReceiveClock;
import lifeline.ingest.mqtt.client.FakeBroker;
import lifeline.ingest.mqtt.condition.SourceConditions;
import lifeline.ingest.mqtt.metrics.SourceMetrics;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A session on a fake broker, its time in the test's hands, cared for when the test says so. */
final class SessionInTest {
    final FakeBroker broker;
    final SourceMetrics metrics = new SourceMetrics(new UnregisteredMetricsGroup());
    final MqttSession session;
    final Presence presence = new Presence();
    final SourceConditions conditions = new SourceConditions();
    boolean othersAreSubscribed = true;
    private final Disturbance disturbance = new Disturbance();
    private final MqttSettings settings;
    private long nanos = 1_000_000_000_000L;
    private final InstantSource clock = () -> Instant.EPOCH.plusNanos(nanos);

    SessionInTest() {
        this(settings());
    }

    SessionInTest(MqttSettingsBuilder settings) {
        this(settings.build(), new MqttSplit(0, "lifeline-test-0", ""));
    }

    SessionInTest(MqttSettings settings, MqttSplit split) {
        this(new FakeBroker(), settings, split);
    }

    private SessionInTest(FakeBroker broker, MqttSettings settings, MqttSplit split) {
        this.broker = broker;
        this.settings = settings;
        this.session = session(split);
    }

    static MqttSettingsBuilder settings() {
        return MqttSettings.of("mqtt://fake:1").installation("test");
    }

    /** After a restart of the job, with this state; the broker is the same. */
    SessionInTest restarted(MqttSplit split) {
        SessionInTest restarted = new SessionInTest(broker, settings, split);
        restarted.nanos = nanos;
        return restarted;
    }

    /** Another one of the same group, on the same broker. */
    MqttSession session(MqttSplit split) {
        return new MqttSession(
                split,
                settings,
                broker.connector(),
                new MqttSession.Surroundings(
                        metrics,
                        disturbance,
                        presence,
                        conditions,
                        new ReceiveClock(clock),
                        () -> nanos,
                        new Random(7),
                        () -> othersAreSubscribed,
                        () -> {},
                        () -> {}));
    }

    Instant now() {
        return clock.instant();
    }

    void pass(long millis) {
        nanos += millis * 1_000_000;
    }

    long nanos() {
        return nanos;
    }

    /** Takes care until it is connected, as time passes. */
    void connect() {
        long connections = broker.receiveMaximums().size();
        for (int round = 0; round < 100 && broker.receiveMaximums().size() == connections; round++) {
            broker.lastByteAt(nanos);
            session.step();
            pass(100);
        }
        broker.lastByteAt(nanos);
    }

    void publish(String... payloads) {
        for (String payload : payloads) {
            broker.publish(Samples.TOPIC, payload.getBytes(UTF_8), 1);
        }
    }

    /** Everything there is to emit. */
    List<Message> emit() {
        List<Message> messages = new ArrayList<>();
        for (Arrival arrival = session.poll(); arrival != null; arrival = session.poll()) {
            messages.add(arrival.message());
        }
        return messages;
    }

    static List<String> payloads(List<Message> messages) {
        return messages.stream()
                .map(message -> new String(message.payload(), UTF_8))
                .toList();
    }
}
