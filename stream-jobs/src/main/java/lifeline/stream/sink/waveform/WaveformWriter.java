package lifeline.stream.sink.waveform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import lifeline.contract.exercise.ExerciseTopic;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.topic.Format;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.stream.sink.reading.SensorDirectory;
import lifeline.stream.sink.reading.SensorEntry;
import lifeline.stream.sink.rejection.RejectionBook;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/** Gathers frames for at most {@value #LONGEST_WAIT_MILLIS} ms and writes their seconds in one transaction. */
final class WaveformWriter implements SinkWriter<Frame> {
    static final long LONGEST_WAIT_MILLIS = 500;
    private static final int LARGEST_BATCH = 1_000;

    private final StoreSession session;
    private final SensorDirectory directory;
    private final ProcessingTimeService time;
    private final Counter stored;
    private final Counter repeated;
    private final RejectionBook rejections = new RejectionBook();
    private final List<Frame> waiting = new ArrayList<>();
    private @Nullable Future<?> timer;

    WaveformWriter(
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
    public void write(Frame frame, Context context) throws IOException, InterruptedException {
        waiting.add(frame);
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

    private List<WaveformRow> rows() throws InterruptedException {
        Map<String, Reading> sensors = new HashMap<>();
        waiting.forEach(frame -> sensors.computeIfAbsent(frame.sensor(), sensor -> anyReading(frame)));
        directory.learn(List.copyOf(sensors.values()));
        List<WaveformRow> rows = new ArrayList<>(4 * waiting.size());
        for (Frame frame : waiting) {
            SensorEntry entry = Optional.ofNullable(sensors.get(frame.sensor()))
                    .flatMap(directory::entry)
                    .orElse(null);
            if (entry == null) {
                refuse(frame, RejectionReason.STORE_REFUSED, "the store will not take the sensor " + frame.sensor());
            } else if (!entry.hasNumber()) {
                refuse(frame, RejectionReason.TOO_MANY_UNREGISTERED, "there are too many unregistered devices");
            } else {
                rows.addAll(WaveformRow.of(entry.number(), frame, quality(frame, entry)));
            }
        }
        return rows;
    }

    /** Sensors are found by their readings; of this one only where it comes from counts. */
    private static Reading anyReading(Frame frame) {
        return new Reading(
                frame.domain(),
                frame.asset(),
                frame.device(),
                frame.quantity(),
                frame.startedAt(),
                frame.receivedAt(),
                null,
                null,
                0,
                frame.quality());
    }

    private static Quality quality(Frame frame, SensorEntry entry) {
        Quality quality = frame.quality();
        if (!entry.isRegistered()) {
            quality = quality.with(Mark.UNREGISTERED);
        }
        return entry.asset().equals(frame.asset()) ? quality : quality.with(Mark.DEVICE_MOVED);
    }

    /** Writes them all; halves what the store will not take until the rows are found that it refuses. */
    private void store(List<WaveformRow> rows) throws InterruptedException {
        if (rows.isEmpty()) {
            return;
        }
        try {
            int written = session.transact(connection -> new WaveformTable(connection).write(rows));
            stored.inc(written);
            repeated.inc(rows.size() - written);
        } catch (StoreRefusedException e) {
            if (rows.size() == 1) {
                refuse(rows.get(0).frame(), RejectionReason.STORE_REFUSED, String.valueOf(e.getMessage()));
            } else {
                int half = rows.size() / 2;
                store(rows.subList(0, half));
                store(rows.subList(half, rows.size()));
            }
        }
    }

    private void refuse(Frame frame, RejectionReason reason, String detail) {
        rejections.add(new Rejection(
                reason,
                ExerciseTopic.spokenOn(frame.domain(), frame.asset(), frame.device(), Format.FRAME),
                frame.device(),
                detail,
                new byte[0],
                0,
                null,
                frame.receivedAt(),
                1));
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
        session.close();
    }
}
