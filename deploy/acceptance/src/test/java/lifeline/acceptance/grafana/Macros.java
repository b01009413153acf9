package lifeline.acceptance.grafana;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Grafana's PostgreSQL data source puts in the place of its macros and of dashboard variables, without TimescaleDB's
 * time_bucket. A macro it does not know stays, and fails in the database.
 */
final class Macros {
    private static final Pattern FILTER = Pattern.compile("\\$__timeFilter\\(([^)]+)\\)");
    private static final Pattern GROUP = Pattern.compile("\\$__timeGroup(Alias)?\\(([^,]+),\\s*'?([^)']+)'?\\)");
    private static final Pattern INTERVAL = Pattern.compile("(\\d+)([smhd])");

    private final Instant from;
    private final Instant to;
    private final String interval;
    private final Map<String, String> variables = new LinkedHashMap<>();

    Macros(Instant from, Instant to, String interval) {
        this.from = from;
        this.to = to;
        this.interval = interval;
    }

    /** From now on {@code $name} stands for {@code text}. */
    void define(String name, String text) {
        variables.put(name, text);
    }

    String expand(String sql) {
        String expanded =
                FILTER.matcher(sql).replaceAll(match -> match.group(1) + " BETWEEN '" + from + "' AND '" + to + "'");
        expanded = expanded.replace("$__interval", interval)
                .replace("$__timeFrom()", "'" + from + "'")
                .replace("$__timeTo()", "'" + to + "'");
        expanded = GROUP.matcher(expanded).replaceAll(match -> {
            long seconds = seconds(match.group(3));
            return "floor(extract(epoch from " + match.group(2) + ")/" + seconds + ")*" + seconds
                    + (match.group(1) == null ? "" : " AS \"time\"");
        });
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            expanded = expanded.replaceAll(
                    "\\$" + variable.getKey() + "\\b", Matcher.quoteReplacement(variable.getValue()));
        }
        return expanded;
    }

    private static long seconds(String text) {
        Matcher matcher = INTERVAL.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an interval: " + text);
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> count;
            case "m" -> Duration.ofMinutes(count).toSeconds();
            case "h" -> Duration.ofHours(count).toSeconds();
            default -> Duration.ofDays(count).toSeconds();
        };
    }
}
