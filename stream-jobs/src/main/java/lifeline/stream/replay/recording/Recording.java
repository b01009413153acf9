package lifeline.stream.replay.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;

/** The readings of a file in the order of (observed_at, sensor), those of one instant and sensor as they stand in the file. */
public final class Recording implements Closeable {
    private final RowSorter rows;
    private final List<Series> series;
    private final Map<String, Duration> periods;
    private final long size;

    Recording(RowSorter rows, List<Series> series, Map<String, Duration> periods, long size) {
        this.rows = rows;
        this.series = List.copyOf(series);
        this.periods = Map.copyOf(periods);
        this.size = size;
    }

    /**
     * Reads and checks all of {@code file}.
     *
     * @param onLines is told now and then how many lines were read
     * @throws InvalidRecordingException with the first faults
     */
    public static Recording open(Path file, Catalogue catalogue, LongConsumer onLines) throws IOException {
        return open(file, catalogue, onLines, RowSorter.KEPT, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param scratch where sorted rows are kept that do not fit into memory */
    static Recording open(Path file, Catalogue catalogue, LongConsumer onLines, int mostKept, Path scratch)
            throws IOException {
        RowSorter.Settings settings = new RowSorter.Settings(mostKept, scratch);
        return new RecordingCsv(file, catalogue, settings).read(onLines);
    }

    /** How many readings there are. */
    public long size() {
        return size;
    }

    /** The periods that the file gives for its sensors; the others have their quantity's. */
    public Map<String, Duration> periods() {
        return periods;
    }

    /** Once. */
    public Iterator<Reading> readings() {
        try {
            Iterator<Row> sorted = rows.sorted();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return sorted.hasNext();
                }

                @Override
                public Reading next() {
                    Row row = sorted.next();
                    return series.get(row.series()).reading(row);
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException("the readings cannot be sorted: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
