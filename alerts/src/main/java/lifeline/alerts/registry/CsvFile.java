package lifeline.alerts.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lifeline.contract.yaml.Fault;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of entries: UTF-8, or GB 18030 as spreadsheets in China write it. The first line names the columns, in any order.
 *
 * @param columns all of them must be there, and no other
 * @param id the column no two lines may share
 */
record CsvFile(List<String> columns, String id) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(false).get();
    private static final String FILE = "csv";
    private static final Charset GB = Charset.forName("GB18030");

    /** A line to an entry; a fault is an {@link IllegalArgumentException} that begins with the column. */
    interface Line<T> {
        T of(CSVRecord line);
    }

    /** What is wrong with an entry. */
    interface Check<T> {
        List<String> faults(T entry);
    }

    <T> Imported<T> read(byte[] file, Line<T> entry, Check<T> check) {
        Charset charset = charset(file);
        String text = new String(file, charset).replaceFirst("^\\x{FEFF}", "");
        List<T> entries = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        CSVFormat format =
                FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        Set<String> ids = new HashSet<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            faults.addAll(headFaults(parser.getHeaderNames()));
            long line = parser.getCurrentLineNumber() + 1;
            for (CSVRecord record : faults.isEmpty() ? parser : List.<CSVRecord>of()) {
                int at = (int) line;
                line = parser.getCurrentLineNumber() + 1;
                if (isEmpty(record)) {
                    continue;
                }
                List<String> wrong = new ArrayList<>();
                read(record, entry, check, wrong).ifPresent(read -> {
                    entries.add(read);
                    lines.add(at);
                });
                if (record.isSet(id) && !ids.add(record.get(id))) {
                    wrong.add(id + ": stands in the file twice");
                }
                wrong.forEach(message -> faults.add(new Fault(FILE, at, message)));
                if (faults.size() >= Imported.MOST_FAULTS) {
                    break;
                }
            }
        } catch (CSVException | IllegalArgumentException | UncheckedIOException e) {
            faults.add(new Fault(FILE, 1 + (int) text.lines().count(), "not a CSV file: " + e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Imported<>(charset.name(), entries, lines, faults);
    }

    private static boolean isEmpty(CSVRecord record) {
        return record.size() == 1 && record.get(0).isEmpty();
    }

    private <T> Optional<T> read(CSVRecord record, Line<T> entry, Check<T> check, List<String> wrong) {
        if (record.size() != columns.size()) {
            wrong.add(record.size() + " columns where there are " + columns.size());
            return Optional.empty();
        }
        try {
            T read = entry.of(record);
            wrong.addAll(check.faults(read));
            return wrong.isEmpty() ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException e) {
            wrong.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Fault> headFaults(List<String> head) {
        Set<String> missing = new LinkedHashSet<>(columns);
        head.forEach(missing::remove);
        Set<String> unknown = new LinkedHashSet<>(head);
        columns.forEach(unknown::remove);
        List<Fault> faults = new ArrayList<>();
        if (!missing.isEmpty()) {
            faults.add(new Fault(FILE, 1, "columns that are missing: " + String.join(", ", missing)));
        }
        if (!unknown.isEmpty()) {
            faults.add(new Fault(FILE, 1, "columns that are not known: " + String.join(", ", unknown)));
        }
        return faults;
    }

    private static Charset charset(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return GB;
        }
    }

    /** As {@link #read} takes it, in UTF-8 with the mark that spreadsheets know it by. */
    String write(List<List<String>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(columns);
            printer.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException naming the column */
    static int number(CSVRecord line, String column) {
        String text = line.get(column);
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(column + ": a whole number");
        }
        return Integer.parseInt(text);
    }

    /** @throws IllegalArgumentException naming the column */
    static OptionalDouble degrees(CSVRecord line, String column) {
        String text = line.get(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!text.matches("-?\\d{1,3}(\\.\\d{1,15})?")) {
            throw new IllegalArgumentException(column + ": degrees such as 122.1206");
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }
}
