package lifeline.launcher.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the simulators are to play.
 *
 * @param wanted false: they do not run at all
 * @param rate so many messages a second in all, in place of the devices' own periods
 * @param format how its devices write their payloads
 * @param probes devices beyond the city's whose readings are made to be checked one by one
 */
public record Load(
        boolean wanted,
        Optional<String> scenario,
        int devices,
        long seed,
        OptionalDouble rate,
        Optional<String> format,
        int probes) {

    /** As the simulators' program takes it. */
    List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--devices", Integer.toString(devices), "--seed", Long.toString(seed)));
        scenario.ifPresent(name -> arguments.addAll(List.of("--scenario", name)));
        rate.ifPresent(messages -> arguments.addAll(List.of("--rate", String.format(Locale.ROOT, "%.3f", messages))));
        format.ifPresent(name -> arguments.addAll(List.of("--format", name)));
        if (probes > 0) {
            arguments.addAll(List.of("--probes", Integer.toString(probes)));
        }
        return arguments;
    }
}
