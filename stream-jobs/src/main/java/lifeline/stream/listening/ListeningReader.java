package lifeline.stream.listening;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lifeline.contract.clock.CityClock;
import lifeline.ingest.Message;
import lifeline.stream.blind.Frontier;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * A reader that tells the frontier several times a second, also when nothing comes, as long as a session is connected; while
 * none is, the frontier stands and the reader counts as idle, so that another machine's can go on.
 */
@SuppressWarnings("try") // closing is the reader's own, which may be interrupted
final class ListeningReader<S extends SourceSplit> implements SourceReader<Message, S> {
    static final long TICK_MILLIS = 200;

    private final SourceReader<Message, S> reader;
    private final Hearing hearing;
    private final CityClock clock;
    private final Frontier frontier;
    private final long tickMicros;
    private @Nullable FrontierOutput output;
    private CompletableFuture<Void> tick = CompletableFuture.completedFuture(null);
    private long toldAt;
    private boolean isTold;
    private boolean isIdle;

    ListeningReader(SourceReader<Message, S> reader, Hearing hearing, CityClock clock) {
        this.reader = reader;
        this.hearing = hearing;
        this.clock = clock;
        this.frontier = new Frontier(Micros.of(clock.instant()));
        this.tickMicros = (long) (TimeUnit.MILLISECONDS.toMicros(TICK_MILLIS) * clock.speed());
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Message> to) throws Exception {
        FrontierOutput through = output(to);
        long before = Micros.of(clock.instant());
        InputStatus status = reader.pollNext(through);
        if (status != InputStatus.MORE_AVAILABLE) {
            frontier.nothingWaits(before);
        }
        if (!isTold || before - toldAt >= tickMicros / 2) {
            tell(to);
            toldAt = before;
        }
        return status;
    }

    /** The first frontier is told in any case: from then on whoever hears nothing knows it. */
    private void tell(ReaderOutput<Message> to) {
        if (!isTold || hearing.isConnected()) {
            to.emitWatermark(new Watermark(Math.floorDiv(frontier.value(), 1000)));
            isTold = true;
            isIdle = false;
        } else if (!isIdle) {
            to.markIdle();
            isIdle = true;
        }
    }

    private FrontierOutput output(ReaderOutput<Message> to) {
        FrontierOutput known = output;
        if (known == null || known.to() != to) {
            known = new FrontierOutput(to, frontier);
            output = known;
        }
        return known;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        CompletableFuture<Void> something = reader.isAvailable();
        if (something.isDone()) {
            return something;
        }
        if (tick.isDone()) {
            tick = new CompletableFuture<Void>().completeOnTimeout(null, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        // the one that is not first lets go of the other: nothing gathers however long it is quiet
        return CompletableFuture.anyOf(something, tick).thenAccept(first -> {});
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public List<S> snapshotState(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    @Override
    public void addSplits(List<S> splits) {
        reader.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
