package lifeline.alerts.cycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.alert.Stage;
import lifeline.contract.signal.Severity;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.YamlFile;
import lifeline.contract.yaml.YamlNode;

/**
 * Clocks as people write them: YAML of severity, stage and duration, {@code {RED: {NOTIFIED: 2m, HANDLING: none}}}. It stands in the
 * setting itself or in the file that the setting names; what it does not mention keeps its default. The word {@code none} alone
 * stops all clocks.
 */
public final class ClocksYaml {
    private static final String NONE = "none";

    private ClocksYaml() {}

    /**
     * @param name of the setting
     * @param fault is told every fault there is
     */
    public static Clocks read(String name, String setting, Consumer<String> fault) {
        String text = setting.strip();
        if (text.equals(NONE)) {
            return Clocks.NONE;
        }
        Faults faults = new Faults();
        Clocks clocks = text.startsWith("{") ? parse(name, text, faults) : file(name, text, faults);
        faults.all().forEach(found -> fault.accept(found.toString()));
        return clocks;
    }

    private static Clocks file(String name, String path, Faults faults) {
        try {
            return parse(path, Files.readString(Path.of(path)), faults);
        } catch (IOException | InvalidPathException e) {
            faults.add(name, 1, "must be none, {…} in YAML or a file that can be read, was: " + path);
            return Clocks.DEFAULT;
        }
    }

    static Clocks parse(String name, String text, Faults faults) {
        YamlNode root = YamlFile.parse(name, text, faults);
        Map<Severity, Map<Stage.Name, Duration>> limits = new EnumMap<>(Severity.class);
        if (root.fields().isEmpty() && faults.isEmpty()) {
            root.fault("a mapping of severities is expected here");
        }
        for (Severity severity : Severity.values()) {
            Map<Stage.Name, Duration> stages = new EnumMap<>(Stage.Name.class);
            stages.putAll(Clocks.DEFAULT.limits().getOrDefault(severity, Map.of()));
            limits.put(severity, stages);
        }
        root.fields().forEach((word, stages) -> named(Severity.class, word, stages)
                .ifPresent(severity -> read(stages, limits.getOrDefault(severity, new EnumMap<>(Stage.Name.class)))));
        return new Clocks(limits);
    }

    private static void read(YamlNode stages, Map<Stage.Name, Duration> into) {
        if (stages.fields().isEmpty()) {
            stages.fault("a mapping of stages is expected here");
        }
        stages.fields().forEach((word, limit) -> {
            Optional<Stage.Name> stage = named(Stage.Name.class, word, limit);
            if (stage.isPresent()) {
                put(stage.get(), limit, into);
            }
        });
    }

    private static void put(Stage.Name stage, YamlNode limit, Map<Stage.Name, Duration> into) {
        if (stage == Stage.Name.RESOLVED || stage == Stage.Name.CLOSED) {
            limit.fault("an alert that is " + stage + " waits for no clock");
            return;
        }
        if (!limit.isNull() && limit.text().equals(NONE)) {
            into.remove(stage);
            return;
        }
        Duration duration = limit.duration();
        if (duration.isZero()) {
            limit.fault(stage + " must be above 0, or none");
        }
        into.put(stage, duration);
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String word, YamlNode at) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return Optional.of(constant);
            }
        }
        at.fault("'" + word + "' is none of " + Arrays.toString(type.getEnumConstants()));
        return Optional.empty();
    }
}
