package lifeline.stream.replay.recording;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.yaml.Fault;
import org.jspecify.annotations.Nullable;

/** Reads a CSV of readings into a {@link Recording}; a faulty line refuses the whole file. */
final class RecordingCsv {
    private static final int MOST_FAULTS = 20;
    private static final int TOLD_EVERY = 10_000;

    private final Path file;
    private final SeriesBook book;
    private final RowSorter rows;
    private final List<Fault> faults = new ArrayList<>();
    private long size;

    RecordingCsv(Path file, Catalogue catalogue, RowSorter.Settings settings) {
        this.file = file;
        this.book = new SeriesBook(catalogue);
        this.rows = new RowSorter(
                Comparator.comparingLong(Row::at).thenComparing(row -> book.sensor(row.series())), settings);
    }

    Recording read(LongConsumer onLines) throws IOException {
        CsvLines lines = null;
        try (Reader reader = Files.newBufferedReader(file)) {
            lines = new CsvLines(reader);
            read(lines, onLines);
        } catch (CharacterCodingException e) {
            fault(lines == null ? 1 : lines.number() + 1, "the file is not UTF-8 from about here");
        } catch (CsvLines.TooLongException e) {
            fault(e.line(), e.getMessage());
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
        if (!faults.isEmpty()) {
            rows.close();
            throw new InvalidRecordingException(faults, faults.size() < MOST_FAULTS);
        }
        return new Recording(rows, book.all(), book.periods(), size);
    }

    private void read(CsvLines lines, LongConsumer onLines) throws IOException {
        Columns columns = Columns.of(lines.next().orElse(""), message -> fault(1, message));
        if (!faults.isEmpty()) {
            return;
        }
        Optional<String> line = lines.next();
        while (line.isPresent() && faults.size() < MOST_FAULTS) {
            if (!line.get().isBlank()) {
                try {
                    rows.add(row(columns, line.get()));
                    size++;
                } catch (IllegalArgumentException e) {
                    fault(lines.number(), e.getMessage());
                }
            }
            if (lines.number() % TOLD_EVERY == 0) {
                onLines.accept(lines.number());
            }
            line = lines.next();
        }
    }

    private Row row(Columns columns, String line) {
        Columns.Line cells = columns.line(line);
        return new Row(cells.observedAt(), book.series(cells), cells.value());
    }

    private void fault(int line, @Nullable String message) {
        faults.add(new Fault(file.toString(), line, message == null ? "cannot be read" : message));
    }
}
