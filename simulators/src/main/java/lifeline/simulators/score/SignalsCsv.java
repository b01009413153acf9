package lifeline.simulators.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import lifeline.simulators.score.match.Said;

/** Reads {@code rule,subject,kind,severity,at} by the names in its first line; other columns are passed over. */
public final class SignalsCsv {
    private static final List<String> COLUMNS = List.of("rule", "subject", "kind", "severity", "at");
    private static final ZoneOffset CITY = ZoneOffset.ofHours(8);

    private SignalsCsv() {}

    /** @throws IllegalArgumentException with file and line, at the first line that cannot be read */
    public static List<Said> read(Path path) {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            return read(path.toString(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    static List<Said> read(String name, BufferedReader lines) throws IOException {
        String first = lines.readLine();
        List<String> head = first == null ? List.of() : List.of(first.strip().split(",", -1));
        if (!head.containsAll(COLUMNS)) {
            throw new IllegalArgumentException(
                    name + ":1: the first line must name the columns " + String.join(",", COLUMNS));
        }
        int[] places = COLUMNS.stream().mapToInt(head::indexOf).toArray();
        List<Said> signals = new ArrayList<>();
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                signals.add(said(name + ":" + number + ": ", line.split(",", -1), places));
            }
        }
        return signals;
    }

    private static Said said(String where, String[] cells, int[] places) {
        try {
            return new Said(
                    cells[places[0]],
                    cells[places[1]],
                    SignalKind.valueOf(cells[places[2]]),
                    Severity.valueOf(cells[places[3]]),
                    instant(cells[places[4]]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(where + "no signal: " + e.getMessage(), e);
        }
    }

    /** A time without a zone is the city's. */
    static Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(CITY);
    }
}
