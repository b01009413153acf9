package lifeline.stream.sink.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.ingest.validation.RejectionReason;
import lifeline.stream.operator.RefusedReading;
import lifeline.stream.sink.rejection.RejectionBook;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.store.StoreTime;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Gathers readings for at most {@value #LONGEST_WAIT_MILLIS} ms, or while the batch before is still being written, and
 * writes them in one transaction, in a thread of its own. A checkpoint waits until all of them are written.
 */
final class ReadingWriter implements SinkWriter<Reading> {
    static final long LONGEST_WAIT_MILLIS = 200;
    private static final long BUSY_WAIT_MILLIS = 20;
    private static final int LARGEST_BATCH = 20_000;

    private final StoreSession session;
    private final SensorDirectory directory;
    private final StagingHorizon horizon;
    private final ProcessingTimeService time;
    private final Counter stored;
    private final Counter repeated;
    private final RejectionBook rejections = new RejectionBook();
    private final Flusher flusher = new Flusher();
    private List<Reading> waiting = new ArrayList<>();
    private @Nullable Future<?> timer;

    /**
     * @param session used by the thread that writes, as is all else given but {@code time}
     */
    ReadingWriter(
            StoreSession session,
            SensorDirectory directory,
            StagingHorizon horizon,
            ProcessingTimeService time,
            Counter stored,
            Counter repeated) {
        this.session = session;
        this.directory = directory;
        this.horizon = horizon;
        this.time = time;
        this.stored = stored;
        this.repeated = repeated;
    }

    @Override
    public void write(Reading reading, Context context) throws IOException, InterruptedException {
        waiting.add(reading);
        if (waiting.size() >= LARGEST_BATCH) {
            startBatch();
        } else if (timer == null) {
            startTimer(LONGEST_WAIT_MILLIS);
        }
    }

    private void startTimer(long millis) {
        timer = time.registerTimer(time.getCurrentProcessingTime() + millis, at -> onTimer());
    }

    private void onTimer() throws IOException, InterruptedException {
        timer = null;
        if (waiting.isEmpty()) {
            return;
        }
        if (flusher.isBusy()) {
            startTimer(BUSY_WAIT_MILLIS);
        } else {
            startBatch();
        }
    }

    private void startBatch() throws IOException, InterruptedException {
        List<Reading> batch = waiting;
        flusher.start(() -> {
            store(batch);
            return null;
        });
        waiting = new ArrayList<>(batch.size());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (!waiting.isEmpty()) {
            startBatch();
        }
        awaitStored();
    }

    /** Waits for the batch that is being written, if there is one. */
    void awaitStored() throws IOException, InterruptedException {
        flusher.await();
    }

    private void store(List<Reading> batch) throws IOException, InterruptedException {
        List<Row> copies = new ArrayList<>();
        List<Row> rows = withoutCopies(rows(batch), copies);
        try {
            if (!rows.isEmpty()) {
                copy(rows, copies, horizon.micros());
            }
            rejections.flush(session);
        } catch (StoreRefusedException e) {
            throw new IOException("the store refuses what it must take", e);
        }
    }

    private List<Row> rows(List<Reading> batch) throws InterruptedException {
        directory.learn(batch);
        List<Row> rows = new ArrayList<>(batch.size());
        for (Reading reading : batch) {
            Optional<SensorEntry> entry = directory.entry(reading);
            if (entry.isEmpty()) {
                refuse(
                        reading,
                        RejectionReason.STORE_REFUSED,
                        "the store will not take the sensor " + reading.sensor());
            } else if (!entry.get().hasNumber()) {
                refuse(reading, RejectionReason.TOO_MANY_UNREGISTERED, DeviceTable.noRoomFor(reading.device()));
            } else {
                rows.add(row(entry.get(), reading));
            }
        }
        return rows;
    }

    private static Row row(SensorEntry entry, Reading reading) {
        Quality quality = reading.quality();
        // a shadow is known by its mark; nobody registers it
        if (!entry.isRegistered() && !quality.has(Mark.EXERCISE)) {
            quality = quality.with(Mark.UNREGISTERED);
        }
        if (!entry.asset().equals(reading.asset())) {
            quality = quality.with(Mark.DEVICE_MOVED);
        }
        return new Row(entry, StoreTime.micros(reading.observedAt()), quality.stored(), reading);
    }

    /** In the order of the table; of those with one key the first that came. */
    private List<Row> withoutCopies(List<Row> rows, List<Row> copies) {
        Collections.sort(rows);
        List<Row> once = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (once.isEmpty() || !once.get(once.size() - 1).hasKeyOf(row)) {
                once.add(row);
            } else {
                copies.add(row);
            }
        }
        repeated.inc(copies.size());
        return once;
    }

    /** The fast way; the sure way when the store has one of them already or will not take one. */
    private void copy(List<Row> rows, List<Row> copies, long after) throws InterruptedException {
        try {
            stored(rows, session.transact(connection -> new ReadingTable(connection, after).write(rows, copies)));
        } catch (StoreRefusedException e) {
            insert(rows, copies, after);
        }
    }

    /** Writes them all; halves what the store will not take until the rows are found that it refuses. */
    private void insert(List<Row> rows, List<Row> copies, long after) throws InterruptedException {
        try {
            stored(rows, session.transact(connection -> new ReadingTable(connection, after)
                    .writeWithoutCopy(rows, copies)));
        } catch (StoreRefusedException e) {
            if (rows.size() == 1) {
                refuse(rows.get(0).reading(), RejectionReason.STORE_REFUSED, String.valueOf(e.getMessage()));
                copies.forEach(
                        copy -> refuse(copy.reading(), RejectionReason.STORE_REFUSED, String.valueOf(e.getMessage())));
            } else {
                int half = rows.size() / 2;
                Row first = rows.get(half);
                insert(rows.subList(0, half), those(copies, copy -> copy.compareTo(first) < 0), after);
                insert(rows.subList(half, rows.size()), those(copies, copy -> copy.compareTo(first) >= 0), after);
            }
        }
    }

    private static List<Row> those(List<Row> copies, Predicate<Row> which) {
        return copies.stream().filter(which).toList();
    }

    private void stored(List<Row> rows, int written) {
        for (Row row : rows) {
            if (row.isLive()) {
                row.entry().stored(row.observedAt());
            }
        }
        stored.inc(written);
        repeated.inc(rows.size() - written);
    }

    private void refuse(Reading reading, RejectionReason reason, String detail) {
        rejections.add(RefusedReading.of(reading, reason, detail));
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
        flusher.close(session::close);
    }
}
