package lifeline.ingest.mqtt.session;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import lifeline.ingest.mqtt.client.ConnectionFailedException;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.metrics.SourceMetrics;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;

/**
 * Acknowledgements on their way from the task, which learns that a checkpoint has completed, to the thread that has the
 * connection. Those of a connection that has ended are dropped: the broker delivers again.
 */
final class Outbox {
    private final Queue<Acknowledgements.Batch> due = new ConcurrentLinkedQueue<>();
    private final SourceMetrics metrics;

    Outbox(SourceMetrics metrics) {
        this.metrics = metrics;
    }

    void add(List<Acknowledgements.Batch> batches) {
        due.addAll(batches);
    }

    boolean isEmpty() {
        return due.isEmpty();
    }

    /** Sends all that belongs to this connection. */
    void send(Link link) {
        for (Acknowledgements.Batch batch = due.poll(); batch != null; batch = due.poll()) {
            boolean stale = batch.generation() != link.incoming().generation();
            int sent = stale ? 0 : send(batch, link);
            metrics.add(Count.ACKNOWLEDGED, sent);
            metrics.add(Count.STALE_ACKS_DROPPED, batch.packetIds().length - sent);
        }
    }

    /** There is no connection. */
    void drop() {
        for (Acknowledgements.Batch batch = due.poll(); batch != null; batch = due.poll()) {
            metrics.add(Count.STALE_ACKS_DROPPED, batch.packetIds().length);
        }
    }

    private static int send(Acknowledgements.Batch batch, Link link) {
        int sent = 0;
        try {
            for (int packetId : batch.packetIds()) {
                link.connection().acknowledge(packetId);
                link.incoming().acknowledged();
                sent++;
            }
        } catch (ConnectionFailedException e) {
            link.incoming().lost(Loss.gone(String.valueOf(e.getMessage())));
        }
        return sent;
    }
}
