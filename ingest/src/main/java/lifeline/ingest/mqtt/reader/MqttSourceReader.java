package lifeline.ingest.mqtt.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import lifeline.contract.clock.CityClock;
import lifeline.ingest.Message;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.arrival.Arrival;
import lifeline.ingest.mqtt.arrival.Disturbance;
import lifeline.ingest.mqtt.arrival.ReceiveClock;
import lifeline.ingest.mqtt.client.Connector;
import lifeline.ingest.mqtt.condition.SourceConditions;
import lifeline.ingest.mqtt.metrics.SourceMetrics;
import lifeline.ingest.mqtt.session.MqttSession;
import lifeline.ingest.mqtt.session.Presence;
import lifeline.ingest.mqtt.split.MqttSplit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;

/**
 * Emits what its sessions bring, in turn, and tells them which checkpoints have completed. Never waits: sessions are
 * cared for by threads of their own.
 */
public final class MqttSourceReader implements SourceReader<Message, MqttSplit> {
    private final MqttSettings settings;
    private final Connector connector;
    private final SourceMetrics metrics;
    private final Counter emitted;
    private final ReceiveClock clock;
    private final LongSupplier nanos;
    private final Availability availability = new Availability();
    private final List<MqttSession> sessions = new CopyOnWriteArrayList<>();
    private final List<SessionThread> threads = new ArrayList<>();
    private int turn;

    public MqttSourceReader(SourceReaderContext context, MqttSettings settings, Connector connector) {
        this.settings = settings;
        this.connector = connector;
        this.metrics = new SourceMetrics(context.metricGroup());
        this.emitted = context.metricGroup().getIOMetricGroup().getNumRecordsInCounter();
        this.clock = new ReceiveClock(CityClock.from(Map.of(CityClock.SETTING, settings.clock())));
        this.nanos = System::nanoTime;
        metrics.show("lag_millis", () -> most(session -> session.lag().toMillis()));
        metrics.show("inbox_percent", () -> most(MqttSession::inboxPercent));
        metrics.show("sessions", sessions::size);
    }

    private long most(ToLongFunction<MqttSession> number) {
        return sessions.stream().mapToLong(number).max().orElse(0);
    }

    @Override
    public void start() {
        // sessions come when the enumerator gives them
    }

    @Override
    public void addSplits(List<MqttSplit> splits) {
        for (MqttSplit split : splits) {
            Semaphore wakeups = new Semaphore(0);
            MqttSession session = new MqttSession(
                    split,
                    settings,
                    connector,
                    new MqttSession.Surroundings(
                            metrics,
                            Disturbance.of(settings.subscription()),
                            Presence.of(settings.subscription()),
                            SourceConditions.of(settings.subscription()),
                            clock,
                            nanos,
                            new SplittableRandom(),
                            this::isSubscribed,
                            availability::signal,
                            wakeups::release));
            SessionThread thread = new SessionThread(session, wakeups);
            sessions.add(session);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Message> output) {
        for (int tried = 0; tried < sessions.size(); tried++) {
            turn = (turn + 1) % sessions.size();
            Arrival arrival = sessions.get(turn).poll();
            if (arrival != null) {
                emitted.inc();
                output.collect(arrival.message());
                return isThereSomething() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
            }
        }
        failIfRefused();
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability.next(this::isThereSomething);
    }

    @Override
    public List<MqttSplit> snapshotState(long checkpointId) {
        letGoOfTheEnded();
        return sessions.stream()
                .map(session -> session.checkpoint(checkpointId))
                .toList();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        sessions.forEach(session -> session.complete(checkpointId));
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) {
        // what it held is acknowledged with the next one that completes
    }

    @Override
    public void notifyNoMoreSplits() {
        // sessions never end by themselves
    }

    @Override
    public void close() {
        threads.forEach(SessionThread::close);
        try {
            for (SessionThread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they have been told to end, and will
        }
    }

    private void letGoOfTheEnded() {
        if (sessions.removeIf(MqttSession::isEnded)) {
            threads.stream().filter(SessionThread::isOver).forEach(SessionThread::close);
            threads.removeIf(SessionThread::isOver);
        }
    }

    private boolean isSubscribed() {
        return sessions.stream().anyMatch(MqttSession::isSubscribed);
    }

    private boolean isThereSomething() {
        for (MqttSession session : sessions) {
            if (!session.isEmpty() || session.refusal().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void failIfRefused() {
        for (MqttSession session : sessions) {
            session.refusal().ifPresent(refusal -> {
                throw new MqttSourceException(session.clientId() + " is refused by the broker", refusal);
            });
        }
    }
}
