package lifeline.ingest.sparkplug.command;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import lifeline.ingest.sparkplug.RebirthRequest;
import lifeline.ingest.sparkplug.payload.RebirthPayload;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands requests to a thread that sends them: readings never wait for a command. One that cannot be sent is dropped and
 * counted; whoever needs it asks again.
 */
final class RebirthWriter implements SinkWriter<RebirthRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(RebirthWriter.class);
    private static final int WAITING = 1024;
    private static final long POLL_MILLIS = 500;
    private static final long CLOSE_MILLIS = 3_000;

    private final Commands.Connector connector;
    private final BlockingQueue<RebirthRequest> queue = new ArrayBlockingQueue<>(WAITING);
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Thread thread;
    private volatile boolean closing;

    RebirthWriter(Commands.Connector connector, MetricGroup metrics) {
        this.connector = connector;
        MetricGroup group = metrics.addGroup("lifeline_ingest").addGroup("sparkplug");
        group.<Long, Gauge<Long>>gauge("rebirths_sent", sent::sum);
        group.<Long, Gauge<Long>>gauge("rebirths_dropped", dropped::sum);
        this.thread = new Thread(this::work, "sparkplug-rebirth");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void write(RebirthRequest request, Context context) {
        if (!queue.offer(request)) {
            dropped.increment();
        }
    }

    @Override
    public void flush(boolean endOfInput) {
        // no checkpoint waits for a command
    }

    private void work() {
        @Nullable Commands commands = null;
        try {
            while (!closing) {
                RebirthRequest request = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (request != null) {
                    commands = send(request, commands);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (commands != null) {
                commands.close();
            }
        }
    }

    /** Tries once over the connection there is, and once over a new one. */
    private @Nullable Commands send(RebirthRequest request, @Nullable Commands standing) {
        Commands commands = standing;
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                if (commands == null) {
                    commands = connector.connect();
                }
                commands.send(request.topic(), RebirthPayload.encode(request.at()));
                sent.increment();
                return commands;
            } catch (CommandFailedException e) {
                LOG.debug("rebirth request of {} not sent: {}", request.topic(), e.getMessage());
                if (commands == null) {
                    break; // nobody to be reached: no use in trying at once again
                }
                commands.close();
                commands = null;
            }
        }
        dropped.increment();
        LOG.warn("a rebirth request could not be sent, {} in all", dropped.sum());
        return null;
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
