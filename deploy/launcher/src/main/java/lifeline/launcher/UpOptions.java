package lifeline.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import lifeline.launcher.city.Load;

/**
 * What {@code up} was asked for.
 *
 * @param limit how long the city runs once it is ready; empty: until it is stopped
 * @param format how the simulated devices write; the simulators know which there are
 * @param data where everything is kept; empty: {@code .lifeline} in the project
 */
public record UpOptions(
        Optional<Duration> limit,
        Optional<String> scenario,
        double speed,
        int devices,
        boolean simulators,
        Optional<Path> data,
        long seed,
        Optional<Path> json,
        Optional<String> format) {
    static final int DEFAULT_DEVICES = 1_000;
    private static final int MAX_DEVICES = 200_000;
    private static final int MAX_SPEED = 1_000;

    /**
     * What the simulators can write on native topics. On those of others devices get ids of another namespace, and what is
     * stored could not be held against what was sent.
     */
    private static final List<String> FORMATS = List.of("json", "senml", "senml-cbor");

    static UpOptions parse(List<String> words) {
        Arguments arguments = Arguments.parse(
                words,
                Set.of("--for", "--scenario", "--speed", "--devices", "--data", "--seed", "--json", "--format"),
                Set.of("--no-simulators"));
        UpOptions options = new UpOptions(
                arguments.timespan("--for"),
                arguments.text("--scenario"),
                arguments.number("--speed", 1, 0, MAX_SPEED),
                (int) arguments.whole("--devices", DEFAULT_DEVICES, 1, MAX_DEVICES),
                !arguments.has("--no-simulators"),
                arguments.text("--data").map(Path::of),
                arguments.whole("--seed", 1, 0, Long.MAX_VALUE),
                arguments.text("--json").map(Path::of),
                arguments.text("--format"));
        if (!options.simulators && options.scenario.isPresent()) {
            arguments.fault("--scenario is played by the simulators; leave out --no-simulators");
        }
        options.format
                .filter(format -> !FORMATS.contains(format))
                .ifPresent(format -> arguments.fault("--format must be one of " + FORMATS + ", was: " + format));
        arguments.refuseFaults("up");
        return options;
    }

    /** What its simulators play. */
    public Load load() {
        return new Load(simulators, scenario, devices, seed, OptionalDouble.empty(), format, 0);
    }
}
