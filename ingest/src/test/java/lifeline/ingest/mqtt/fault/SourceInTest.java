package lifeline.ingest.mqtt.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import lifeline.ingest.Message;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.mqtt.client.Connector;
import lifeline.ingest.mqtt.client.PahoConnection;
import lifeline.ingest.mqtt.condition.SourceCondition;
import lifeline.ingest.mqtt.condition.SourceConditions;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import lifeline.ingest.mqtt.reader.CollectedOutput;
import lifeline.ingest.mqtt.reader.MqttSourceReader;
import lifeline.ingest.mqtt.reader.ReaderContextInTest;
import lifeline.ingest.mqtt.split.MqttSplit;

/** The whole source of one session, with its threads and Paho, on a scripted broker; the test is the task. */
final class SourceInTest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReaderContextInTest context = new ReaderContextInTest();
    private final CollectedOutput output = new CollectedOutput();
    private final MqttSettings settings;
    private final MqttSourceReader reader;

    SourceInTest(ScriptedBroker broker) {
        this(broker, PahoConnection::open);
    }

    SourceInTest(ScriptedBroker broker, int sessions) {
        this(broker, PahoConnection::open, sessions);
    }

    SourceInTest(ScriptedBroker broker, Connector connector) {
        this(broker, connector, 1);
    }

    private SourceInTest(ScriptedBroker broker, Connector connector, int sessions) {
        settings = MqttSettings.of(broker.url())
                .installation("fault-" + UUID.randomUUID().toString().substring(0, 8))
                .sessions(sessions)
                .connectTimeout(Duration.ofSeconds(2))
                .keepAlive(Duration.ofSeconds(1), Duration.ofSeconds(3))
                .build();
        reader = new MqttSourceReader(context, settings, connector);
        reader.start();
        reader.addSplits(IntStream.range(0, sessions)
                .mapToObj(session -> new MqttSplit(session, settings.clientId(session), ""))
                .toList());
    }

    /** Emits until there are as many messages as that, and returns their payloads. */
    List<String> emit(int count) {
        await(() -> {
            reader.pollNext(output);
            return output.payloads().size() >= count;
        });
        return output.payloads();
    }

    boolean awaitSubscribed(Duration patience) throws InterruptedException {
        return MqttSource.of(settings).awaitSubscribed(patience);
    }

    List<Message> messages() {
        return output.messages();
    }

    /** As the task does when there is nothing to emit. */
    void poll() {
        reader.pollNext(output);
    }

    void snapshot(long checkpointId) {
        reader.snapshotState(checkpointId);
    }

    void complete(long checkpointId) {
        reader.notifyCheckpointComplete(checkpointId);
    }

    long value(Count count) {
        return context.value(count.name().toLowerCase(Locale.ROOT));
    }

    void awaitCount(Count count, long atLeast) {
        await(() -> value(count) >= atLeast);
    }

    List<SourceCondition.Kind> conditions() {
        return SourceConditions.of(settings.subscription()).since(0).conditions().stream()
                .map(SourceCondition::kind)
                .distinct()
                .toList();
    }

    String details() {
        return SourceConditions.of(settings.subscription())
                .since(0)
                .conditions()
                .toString();
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it has not come about; emitted: " + output.payloads() + ", " + details());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
