package lifeline.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What {@code bench} was asked for.
 *
 * @param rate messages a second; empty: find out how many it takes
 * @param batch readings a message
 * @param time how long each measured phase of the chain lasts
 */
public record BenchOptions(OptionalDouble rate, int batch, int devices, Duration time, Optional<Path> json) {
    private static final int DEFAULT_DEVICES = 10_000;
    private static final int MOST_DEVICES = 200_000;
    private static final int MOST_BATCH = 1_000;
    private static final double MOST_RATE = 1e6;

    static BenchOptions parse(List<String> words) {
        Arguments arguments =
                Arguments.parse(words, Set.of("--rate", "--batch", "--devices", "--for", "--json"), Set.of());
        double rate = arguments.number("--rate", 0, 0, MOST_RATE);
        BenchOptions options = new BenchOptions(
                rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty(),
                (int) arguments.whole("--batch", 1, 1, MOST_BATCH),
                (int) arguments.whole("--devices", DEFAULT_DEVICES, 1_000, MOST_DEVICES),
                arguments
                        .text("--for")
                        .flatMap(text -> Timespan.parse("--for", text, arguments))
                        .orElse(Duration.ofSeconds(60)),
                arguments.text("--json").map(Path::of));
        arguments.refuseFaults("bench");
        return options;
    }
}
