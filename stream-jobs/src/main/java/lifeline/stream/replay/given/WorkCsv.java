package lifeline.stream.replay.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.yaml.Fault;
import lifeline.ingest.codec.IsoTime;
import lifeline.stream.replay.recording.CsvCells;
import lifeline.stream.replay.recording.InvalidRecordingException;
import lifeline.stream.rulebook.WorkWindow;
import org.jspecify.annotations.Nullable;

/**
 * Declared windows of work: {@code domain}, {@code from}, {@code until}, and {@code asset} or {@code device} or {@code quantity} in
 * any order. A faulty line refuses the whole file.
 */
public final class WorkCsv {
    private static final List<String> COLUMNS = List.of("domain", "asset", "device", "quantity", "from", "until");

    private final Path file;
    private final Catalogue catalogue;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, List<WorkWindow>> windows = new LinkedHashMap<>();
    private long number;

    private WorkCsv(Path file, Catalogue catalogue) {
        this.file = file;
        this.catalogue = catalogue;
    }

    /**
     * The windows of each domain.
     *
     * @throws InvalidRecordingException naming every fault with file and line
     */
    public static Map<String, List<WorkWindow>> read(Path file, Catalogue catalogue) throws IOException {
        WorkCsv csv = new WorkCsv(file, catalogue);
        List<String> lines = Files.readAllLines(file);
        List<String> header = CsvCells.of(lines.isEmpty() ? "" : lines.get(0));
        if (!COLUMNS.containsAll(header)) {
            csv.fault(1, "columns are " + String.join(", ", COLUMNS));
        }
        for (int i = 1; i < lines.size() && csv.faults.isEmpty(); i++) {
            if (!lines.get(i).isBlank()) {
                csv.take(i + 1, header, CsvCells.of(lines.get(i)));
            }
        }
        if (!csv.faults.isEmpty()) {
            throw new InvalidRecordingException(csv.faults, false);
        }
        return csv.windows;
    }

    private void take(int line, List<String> header, List<String> cells) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            named.put(header.get(i), cells.get(i));
        }
        String domain = named.getOrDefault("domain", "");
        if (catalogue.domain(domain).isEmpty()) {
            fault(line, "'" + domain + "' is no domain that judges here");
        }
        @Nullable String asset = text(named, "asset");
        @Nullable String device = text(named, "device");
        @Nullable String quantity = text(named, "quantity");
        if (asset == null && device == null && quantity == null) {
            fault(line, "an asset, a device or a quantity must be named");
        }
        Instant from = time(line, named, "from");
        Instant until = time(line, named, "until");
        number++;
        windows.computeIfAbsent(domain, unknown -> new ArrayList<>())
                .add(new WorkWindow(number, asset, device, quantity, from, until));
    }

    private static @Nullable String text(Map<String, String> named, String column) {
        String text = named.getOrDefault(column, "");
        return text.isEmpty() ? null : text;
    }

    private Instant time(int line, Map<String, String> named, String column) {
        String text = named.getOrDefault(column, "");
        return IsoTime.parse(text).orElseGet(() -> {
            fault(line, "'" + text + "' is no time such as 2026-06-01T12:00:00Z");
            return Instant.EPOCH;
        });
    }

    private void fault(int line, String message) {
        faults.add(new Fault(file.toString(), line, message));
    }
}
