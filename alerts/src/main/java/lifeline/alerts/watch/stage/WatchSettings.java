package lifeline.alerts.watch.stage;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told of a stage that is not well.
 *
 * @param to whom
 * @param heartbeat where a message goes every minute while all is well enough to send one; whoever misses it knows
 * @param testAt when each channel sends its daily test, in the city's zone; empty for never
 * @param data the folder whose disk is watched
 */
public record WatchSettings(
        List<Destination> to, Optional<Destination> heartbeat, Optional<LocalTime> testAt, Path data) {
    private static final LocalTime TEST_AT = LocalTime.of(9, 0);

    /** A channel, and where on it. */
    public record Destination(String channel, String address) {
        static Destination of(String text) {
            String[] parts = text.strip().split(":", 2);
            return new Destination(parts[0], parts.length == 1 ? "" : parts[1]);
        }
    }

    /** @param faults everything that is wrong is added to it */
    public static WatchSettings from(Map<String, String> environment, List<String> faults) {
        return new WatchSettings(
                text(environment, "LIFELINE_WATCH_TO")
                        .map(text -> Arrays.stream(text.split(","))
                                .map(Destination::of)
                                .toList())
                        .orElse(List.of()),
                text(environment, "LIFELINE_HEARTBEAT_TO").map(Destination::of),
                testAt(environment, faults),
                Path.of(text(environment, "LIFELINE_DATA").orElse(".")));
    }

    private static Optional<LocalTime> testAt(Map<String, String> environment, List<String> faults) {
        String text = text(environment, "LIFELINE_CHANNEL_TEST_AT").orElse(TEST_AT.toString());
        try {
            return text.equals("off") ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException e) {
            faults.add("LIFELINE_CHANNEL_TEST_AT must be a time of day such as 09:00, or off, was: " + text);
            return Optional.empty();
        }
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
