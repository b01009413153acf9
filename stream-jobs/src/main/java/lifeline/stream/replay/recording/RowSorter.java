package lifeline.stream.replay.recording;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows in order; rows that are equal stay as they came. Keeps so many in memory and the others in files, each of them in
 * order and merged at the end; rows that come in order make one file, however many they are.
 */
final class RowSorter implements Closeable {
    static final int KEPT = 400_000;
    private static final int MERGED_BUFFER = 32_768;

    private final Comparator<Row> order;
    private final Settings settings;
    private final List<Path> runs = new ArrayList<>();
    private final List<RunReader> readers = new ArrayList<>();
    private List<Row> kept = new ArrayList<>();
    private @Nullable Row written;

    /**
     * How much it takes.
     *
     * @param kept so many rows in memory
     * @param scratch where the others go
     */
    record Settings(int kept, Path scratch) {}

    RowSorter(Comparator<Row> order, Settings settings) {
        this.order = order;
        this.settings = settings;
    }

    void add(Row row) throws IOException {
        kept.add(row);
        if (kept.size() >= settings.kept()) {
            write();
        }
    }

    /** All rows in order; nothing can be added any more. */
    Iterator<Row> sorted() throws IOException {
        kept.sort(order);
        if (runs.isEmpty()) {
            return kept.iterator();
        }
        if (!kept.isEmpty()) {
            write();
        }
        kept = List.of();
        PriorityQueue<RunReader> heads = new PriorityQueue<>(
                Comparator.<RunReader, Row>comparing(RunReader::head, order).thenComparing(RunReader::number));
        for (Path run : runs) {
            RunReader reader = new RunReader(run, readers.size());
            readers.add(reader);
            if (reader.advance()) {
                heads.add(reader);
            }
        }
        return new Merged(heads);
    }

    private void write() throws IOException {
        kept.sort(order);
        boolean continues = written != null && order.compare(written, kept.get(0)) <= 0;
        if (!continues) {
            runs.add(Files.createTempFile(settings.scratch(), "lifeline-replay-", ".rows"));
        }
        Path run = runs.get(runs.size() - 1);
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(run, StandardOpenOption.APPEND), MERGED_BUFFER))) {
            for (Row row : kept) {
                row.write(out);
            }
        }
        written = kept.get(kept.size() - 1);
        kept.clear();
    }

    @Override
    public void close() throws IOException {
        for (RunReader reader : readers) {
            reader.close();
        }
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    private static final class RunReader implements Closeable {
        private final DataInputStream in;
        private final int number;
        private Row head = new Row(0, 0, 0);

        RunReader(Path run, int number) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(run), MERGED_BUFFER));
            this.number = number;
        }

        Row head() {
            return head;
        }

        int number() {
            return number;
        }

        boolean advance() throws IOException {
            try {
                head = Row.read(in);
                return true;
            } catch (EOFException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private record Merged(PriorityQueue<RunReader> heads) implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Row next() {
            RunReader first = heads.remove();
            Row row = first.head();
            try {
                if (first.advance()) {
                    heads.add(first);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("sorted rows cannot be read again", e);
            }
            return row;
        }
    }
}
