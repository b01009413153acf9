package lifeline.stream.replay.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lifeline.ingest.codec.IsoTime;
import lifeline.stream.window.Micros;

/** Which cell of a line is what, as the header says. */
final class Columns {
    private static final List<String> REQUIRED = List.of("sensor", "quantity", "observed_at", "value");
    private static final List<String> OPTIONAL = List.of("asset", "domain", "period");
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,9})(s|m|h|d)?");
    private static final int LONGEST_NAME = 200;

    private final int count;
    private final Map<String, Integer> places;

    private Columns(int count, Map<String, Integer> places) {
        this.count = count;
        this.places = places;
    }

    /** What is wrong with the header goes to {@code faults}. */
    static Columns of(String header, Consumer<String> faults) {
        List<String> names = CsvCells.of(header.startsWith("\uFEFF") ? header.substring(1) : header);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                faults.accept("unknown column '" + name + "'; known are " + String.join(", ", REQUIRED) + " and "
                        + String.join(", ", OPTIONAL));
            } else if (places.put(name, i) != null) {
                faults.accept("column '" + name + "' is there twice");
            }
        }
        for (String name : REQUIRED) {
            if (!places.containsKey(name)) {
                faults.accept("column '" + name + "' is missing");
            }
        }
        return new Columns(names.size(), places);
    }

    /** @throws IllegalArgumentException saying what is wrong with it, here and in the answers */
    Line line(String text) {
        List<String> cells = CsvCells.of(text);
        if (cells.size() != count) {
            throw new IllegalArgumentException("has " + cells.size() + " cells, the header has " + count);
        }
        return new Line(cells, places);
    }

    /** A line's cells by name. */
    record Line(List<String> cells, Map<String, Integer> places) {
        String sensor() {
            return name("sensor");
        }

        String quantity() {
            return name("quantity");
        }

        /** Empty where nothing is said. */
        String asset() {
            return text("asset");
        }

        /** Empty where nothing is said. */
        String domain() {
            return text("domain");
        }

        /** In microseconds. */
        long observedAt() {
            String text = text("observed_at");
            Instant instant = IsoTime.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("'" + text
                            + "' is no time such as 2026-06-01T12:00:00.5Z or, at +08:00, 2026-06-01 20:00"));
            return Micros.of(instant);
        }

        double value() {
            String text = text("value");
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return value == 0 ? 0 : value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new IllegalArgumentException("'" + text + "' is no number");
        }

        Optional<Duration> period() {
            String text = text("period");
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Matcher matcher = PERIOD.matcher(text);
            if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
                throw new IllegalArgumentException("'" + text + "' is no period such as 60s, 5m, 1h or 1d");
            }
            long number = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            return Optional.of(
                    switch (unit) {
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        case "d" -> Duration.ofDays(number);
                        default -> Duration.ofSeconds(number);
                    });
        }

        private String name(String column) {
            String text = text(column);
            if (text.isEmpty() || text.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "the " + column + " must have a name, of at most " + LONGEST_NAME + " characters");
            }
            return text;
        }

        private String text(String column) {
            Integer place = places.get(column);
            return place == null ? "" : cells.get(place);
        }
    }
}
