package lifeline.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lifeline.launcher.city.Load;
import lifeline.launcher.drill.kill.Part;

/**
 * What {@code drill} was asked for.
 *
 * @param length how long kills come
 * @param mean of the time between two kills
 * @param rate messages a second
 * @param data where everything is kept; what was there is deleted unless it was named
 */
public record DrillOptions(
        Duration length,
        List<Part> parts,
        Duration mean,
        double rate,
        int devices,
        long seed,
        Optional<Path> data,
        Optional<Path> json) {
    private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(10);
    private static final Duration DEFAULT_MEAN = Duration.ofSeconds(20);
    private static final double DEFAULT_RATE = 2_000;
    private static final double LEAST_RATE = 10;
    private static final double MAX_RATE = 100_000;
    private static final int DEFAULT_DEVICES = 2_000;
    private static final int MAX_DEVICES = 200_000;
    /** About a fifth of the load tells no time, and most of that is numbered. */
    private static final double PROBES_A_MESSAGE = 0.15;

    public DrillOptions {
        parts = List.copyOf(parts);
    }

    static DrillOptions parse(List<String> words) {
        Arguments arguments = Arguments.parse(
                words,
                Set.of("--for", "--kill", "--every", "--rate", "--devices", "--seed", "--data", "--json"),
                Set.of());
        DrillOptions options = new DrillOptions(
                arguments.timespan("--for").orElse(DEFAULT_LENGTH),
                parts(arguments),
                arguments.timespan("--every").orElse(DEFAULT_MEAN),
                arguments.number("--rate", DEFAULT_RATE, LEAST_RATE, MAX_RATE),
                (int) arguments.whole("--devices", DEFAULT_DEVICES, 1, MAX_DEVICES),
                arguments.whole("--seed", 1, 0, Long.MAX_VALUE),
                arguments.text("--data").map(Path::of),
                arguments.text("--json").map(Path::of));
        arguments.refuseFaults("drill");
        return options;
    }

    private static List<Part> parts(Arguments arguments) {
        Optional<String> text = arguments.text("--kill");
        if (text.isEmpty()) {
            return Part.USUAL;
        }
        List<Part> parts = new ArrayList<>();
        for (String word : text.get().split(",", -1)) {
            Optional<Part> part = Part.of(word.strip());
            part.filter(each -> !parts.contains(each)).ifPresent(parts::add);
            if (part.isEmpty()) {
                arguments.fault(
                        "--kill takes job, broker, store, alerts and replica, separated by commas, was: " + word);
            }
        }
        return parts;
    }

    /** What its simulators play. */
    public Load load() {
        int probes = (int) Math.max(6, Math.min(3_000, Math.round(rate * PROBES_A_MESSAGE)));
        return new Load(true, Optional.empty(), devices, seed, OptionalDouble.of(rate), Optional.empty(), probes);
    }
}
