package lifeline.stream.sink.signal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import lifeline.contract.clock.CityClock;
import lifeline.contract.signal.Signal;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Writes signals at once. In a storm those of {@value #SHORTEST_PAUSE_MILLIS} ms share a transaction, or each would wait
 * for the disk alone.
 */
public final class SignalSink implements Sink<Signal> {
    private static final long serialVersionUID = 1;
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final int MOST_KEPT = 500;

    private final StoreAccess access;
    private final String clockSetting;

    /** @param clockSetting the city's time, as in {@link CityClock#SETTING} */
    public SignalSink(StoreAccess access, String clockSetting) {
        this.access = access;
        this.clockSetting = clockSetting;
    }

    @Override
    public SinkWriter<Signal> createWriter(WriterInitContext context) {
        return new Writer(
                new StoreSession(access),
                CityClock.from(Map.of(CityClock.SETTING, clockSetting)),
                context.getProcessingTimeService(),
                context.metricGroup().counter("lifeline_signals_written"),
                context.metricGroup().counter("lifeline_signals_repeated"),
                context.metricGroup().counter("lifeline_signals_refused"));
    }

    private static final class Writer implements SinkWriter<Signal> {
        private final StoreSession session;
        private final CityClock clock;
        private final ProcessingTimeService time;
        private final Counter written;
        private final Counter repeated;
        private final Counter refused;
        private final List<Signal> waiting = new ArrayList<>();
        private long earliestNext;
        private @Nullable Future<?> timer;

        Writer(
                StoreSession session,
                CityClock clock,
                ProcessingTimeService time,
                Counter written,
                Counter repeated,
                Counter refused) {
            this.session = session;
            this.clock = clock;
            this.time = time;
            this.written = written;
            this.repeated = repeated;
            this.refused = refused;
        }

        @Override
        public void write(Signal signal, Context context) throws IOException, InterruptedException {
            waiting.add(signal);
            long now = time.getCurrentProcessingTime();
            if (waiting.size() >= MOST_KEPT || now >= earliestNext) {
                flush(false);
            } else if (waiting.size() == 1) {
                timer = time.registerTimer(earliestNext, at -> flush(false));
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            if (waiting.isEmpty()) {
                return;
            }
            try {
                SignalTable.Outcome outcome =
                        session.transact(connection -> new SignalTable(connection, clock.instant()).write(waiting));
                written.inc(outcome.written());
                repeated.inc(outcome.repeated());
                refused.inc(outcome.refused());
            } catch (StoreRefusedException e) {
                throw new IOException("the store refuses a signal of ours", e);
            }
            waiting.clear();
            earliestNext = time.getCurrentProcessingTime() + SHORTEST_PAUSE_MILLIS;
        }

        @Override
        public void close() {
            if (timer != null) {
                timer.cancel(false);
            }
            session.close();
        }
    }
}
