package lifeline.stream.replay.run;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lifeline.contract.reading.Reading;
import lifeline.stream.unsplit.UnsplitSource.NoSplit;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Gives the readings of a lane, each with its time in microseconds as its timestamp, and now and then a watermark for the tasks
 * that it does not go to: of {@code t} when all before {@code t} has gone by.
 */
final class LaneReader implements SourceReader<Reading, NoSplit> {
    private static final int WATERMARK_EVERY = 256;

    private final Lane lane;
    private final Iterator<Reading> readings;
    private long at = Long.MIN_VALUE;
    private int sinceWatermark;

    LaneReader(Lane lane) {
        this.lane = lane;
        this.readings = lane.readings();
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Reading> output) {
        if (!readings.hasNext()) {
            output.emitWatermark(new Watermark(at));
            return InputStatus.END_OF_INPUT;
        }
        Reading reading = readings.next();
        long next = Micros.of(reading.observedAt());
        if (next < at) {
            throw new IllegalArgumentException("the reading of " + reading.sensor() + " at " + reading.observedAt()
                    + " comes after one of " + Micros.instant(at) + ": readings must be in order of time");
        }
        at = next;
        output.collect(reading, at);
        lane.leaves(at);
        if (++sinceWatermark >= WATERMARK_EVERY) {
            sinceWatermark = 0;
            output.emitWatermark(new Watermark(at));
        }
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<NoSplit> snapshotState(long checkpoint) {
        return List.of();
    }

    @Override
    public void addSplits(List<NoSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
