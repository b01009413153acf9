package lifeline.simulators.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.reading.Identifier;

/**
 * Reads a CSV of readings: a header line, then {@code sensor,quantity,observed_at,value} in any order of columns, and
 * {@code domain} and {@code asset} where wanted. {@code sensor} is the device's id. Without them, a device of the city stands
 * where the city says; any other belongs to the one domain that has the quantity, and is its own asset. Times are ISO 8601,
 * a missing zone is +08:00. Every faulty line is told, up to 20 of them.
 */
public final class RecordingCsv {
    private static final int MOST_FAULTS = 20;
    private static final List<String> REQUIRED = List.of("sensor", "quantity", "observed_at", "value");
    private static final List<String> OPTIONAL = List.of("domain", "asset");

    private final Path file;
    private final Catalogue catalogue;
    private final Map<String, Device> devices = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private RecordingCsv(Path file, Catalogue catalogue, City city) {
        this.file = file;
        this.catalogue = catalogue;
        city.devices().forEach(device -> devices.put(device.id(), device));
    }

    /** @throws IllegalArgumentException telling what is wrong with the file, line by line */
    public static Recording read(Path file, Catalogue catalogue, City city, Instant start) {
        return new RecordingCsv(file, catalogue, city).read(start);
    }

    private Recording read(Instant start) {
        List<String> lines = lines();
        header(lines.isEmpty() ? "" : lines.get(0));
        List<Recording.Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size() && faults.size() < MOST_FAULTS; i++) {
            if (!lines.get(i).isBlank()) {
                row(i + 1, lines.get(i)).ifPresent(rows::add);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
        return new Recording(rows, start);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    private void header(String line) {
        String[] names = cells(line.startsWith("\uFEFF") ? line.substring(1) : line);
        for (int i = 0; i < names.length; i++) {
            if (!REQUIRED.contains(names[i]) && !OPTIONAL.contains(names[i])) {
                fault(1, "unknown column '" + names[i] + "'; known are " + REQUIRED + " and " + OPTIONAL);
            }
            columns.put(names[i], i);
        }
        REQUIRED.stream()
                .filter(name -> !columns.containsKey(name))
                .forEach(name -> fault(1, "column '" + name + "' is missing"));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new);
    }

    private Optional<Recording.Row> row(int number, String line) {
        String[] cells = cells(line);
        if (cells.length != columns.size()) {
            fault(number, "has " + cells.length + " cells, not " + columns.size());
            return Optional.empty();
        }
        String device = cell(cells, "sensor");
        String quantity = cell(cells, "quantity");
        if (!Identifier.isValid(device)) {
            fault(number, "'" + device + "' cannot name a device: only letters, digits, '-', '_' and ':'");
            return Optional.empty();
        }
        Optional<String> domain = domain(number, cells, device, quantity);
        try {
            Instant observedAt = instant(cell(cells, "observed_at"));
            double value = Double.parseDouble(cell(cells, "value"));
            return domain.map(found -> new Recording.Row(
                    device, Recording.Row.topic(found, asset(cells, device), device), quantity, observedAt, value));
        } catch (DateTimeException | IllegalArgumentException e) {
            fault(number, e.getMessage());
            return Optional.empty();
        }
    }

    private String cell(String[] cells, String column) {
        Integer place = columns.get(column);
        return place == null ? "" : cells[place];
    }

    private Optional<String> domain(int number, String[] cells, String device, String quantity) {
        String named = cell(cells, "domain");
        Device known = devices.get(device);
        if (!named.isEmpty() || known != null) {
            return Optional.of(named.isEmpty() && known != null ? known.domain() : named);
        }
        List<String> having = catalogue.domains().stream()
                .filter(domain -> domain.quantity(quantity).isPresent())
                .map(Domain::id)
                .toList();
        if (having.size() != 1) {
            fault(number, "'" + quantity + "' is a quantity of " + having + ": say which in a column 'domain'");
            return Optional.empty();
        }
        return Optional.of(having.get(0));
    }

    private String asset(String[] cells, String device) {
        String named = cell(cells, "asset");
        Device known = devices.get(device);
        if (!named.isEmpty()) {
            return named;
        }
        return known == null ? device : known.asset();
    }

    private static Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        int time = iso.indexOf('T');
        boolean zoned = iso.endsWith("Z") || iso.indexOf('+', Math.max(0, time)) > 0 || iso.lastIndexOf('-') > time;
        Instant instant = zoned && time > 0
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.ofHours(8));
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private void fault(int line, @org.jspecify.annotations.Nullable String message) {
        faults.add(file + ":" + line + ": " + message);
    }
}
