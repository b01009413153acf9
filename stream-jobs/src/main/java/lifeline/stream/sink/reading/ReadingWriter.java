package lifeline.stream.sink.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.ingest.validation.RejectionReason;
import lifeline.stream.operator.RefusedReading;
import lifeline.stream.sink.rejection.RejectionBook;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/** Gathers readings for at most {@value #LONGEST_WAIT_MILLIS} ms and writes them in one transaction. */
final class ReadingWriter implements SinkWriter<Reading> {
    static final long LONGEST_WAIT_MILLIS = 200;
    private static final int LARGEST_BATCH = 5_000;

    private final StoreSession session;
    private final SensorDirectory directory;
    private final ProcessingTimeService time;
    private final Counter stored;
    private final Counter repeated;
    private final RejectionBook rejections = new RejectionBook();
    private final List<Reading> waiting = new ArrayList<>();
    private @Nullable Future<?> timer;

    ReadingWriter(
            StoreSession session,
            SensorDirectory directory,
            ProcessingTimeService time,
            Counter stored,
            Counter repeated) {
        this.session = session;
        this.directory = directory;
        this.time = time;
        this.stored = stored;
        this.repeated = repeated;
    }

    @Override
    public void write(Reading reading, Context context) throws IOException, InterruptedException {
        waiting.add(reading);
        if (waiting.size() >= LARGEST_BATCH) {
            flush(false);
        } else if (timer == null) {
            timer = time.registerTimer(time.getCurrentProcessingTime() + LONGEST_WAIT_MILLIS, at -> onTimer());
        }
    }

    private void onTimer() throws IOException, InterruptedException {
        timer = null;
        flush(false);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (waiting.isEmpty()) {
            return;
        }
        store(rows());
        waiting.clear();
        try {
            rejections.flush(session);
        } catch (StoreRefusedException e) {
            throw new IOException("the store refuses counts of rejections", e);
        }
    }

    private List<Row> rows() throws InterruptedException {
        Map<String, SensorEntry> entries = directory.resolve(waiting);
        List<Row> rows = new ArrayList<>(waiting.size());
        for (Reading reading : waiting) {
            SensorEntry entry = entries.get(reading.sensor());
            if (entry == null) {
                refuse(
                        reading,
                        RejectionReason.STORE_REFUSED,
                        "the store will not take the sensor " + reading.sensor());
            } else if (entry.number().isEmpty()) {
                String detail = "there are " + DeviceTable.STRANGERS + " unregistered devices already";
                refuse(reading, RejectionReason.TOO_MANY_UNREGISTERED, detail);
            } else {
                rows.add(new Row(entry.number().getAsInt(), reading.withQuality(quality(reading, entry))));
            }
        }
        return rows;
    }

    private static Quality quality(Reading reading, SensorEntry entry) {
        Quality quality = reading.quality();
        if (!entry.isRegistered()) {
            quality = quality.with(Mark.UNREGISTERED);
        }
        return entry.asset().equals(reading.asset()) ? quality : quality.with(Mark.DEVICE_MOVED);
    }

    /** Writes them all; halves what the store will not take until the rows are found that it refuses. */
    private void store(List<Row> rows) throws InterruptedException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            int written = session.transact(connection -> new ReadingTable(connection).write(rows));
            stored.inc(written);
            repeated.inc(rows.size() - written);
        } catch (StoreRefusedException e) {
            if (rows.size() == 1) {
                refuse(rows.get(0).reading(), RejectionReason.STORE_REFUSED, String.valueOf(e.getMessage()));
            } else {
                int half = rows.size() / 2;
                store(rows.subList(0, half));
                store(rows.subList(half, rows.size()));
            }
        }
    }

    private void refuse(Reading reading, RejectionReason reason, String detail) {
        rejections.add(RefusedReading.of(reading, reason, detail));
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
        session.close();
    }
}
