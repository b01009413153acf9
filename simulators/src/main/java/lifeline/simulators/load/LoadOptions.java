package lifeline.simulators.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lifeline.simulators.publish.Broker;

/**
 * What load to make.
 *
 * @param rate messages a second in all; 0: as many as the window lets
 * @param batch readings a message
 * @param seconds how long, once it goes
 * @param window how many readings may be under way beyond what the parent has confirmed; 0: any number
 * @param excursions how many devices a second go to a dangerous value, so that an alert must follow
 * @param excursionsAfter how many seconds pass before the first of them
 * @param skip how many of the devices that can make an excursion did so in an earlier load
 */
record LoadOptions(
        Broker broker,
        int connections,
        int devices,
        double rate,
        int batch,
        double seconds,
        long window,
        double excursions,
        double excursionsAfter,
        int skip,
        Optional<Path> truth) {

    private static final Set<String> KNOWN = Set.of(
            "--url",
            "--connections",
            "--devices",
            "--rate",
            "--batch",
            "--seconds",
            "--window",
            "--excursions",
            "--excursions-after",
            "--skip",
            "--truth");

    /** @throws IllegalArgumentException naming what is wrong */
    static LoadOptions parse(List<String> words, Map<String, String> environment) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            if (!KNOWN.contains(words.get(i))) {
                throw new IllegalArgumentException("unknown option: " + words.get(i));
            }
            given.put(words.get(i), words.get(i + 1));
        }
        Broker broker = new Broker(
                given.getOrDefault("--url", "mqtt://127.0.0.1:1883"),
                setting(environment, "LIFELINE_MQTT_USER"),
                setting(environment, "LIFELINE_MQTT_PASSWORD"),
                "lifeline-load-" + UUID.randomUUID().toString().substring(0, 8));
        return new LoadOptions(
                broker,
                (int) number(given, "--connections", 4),
                (int) number(given, "--devices", 10_000),
                number(given, "--rate", 0),
                (int) number(given, "--batch", 1),
                number(given, "--seconds", 10),
                (long) number(given, "--window", 0),
                number(given, "--excursions", 0),
                number(given, "--excursions-after", 0),
                (int) number(given, "--skip", 0),
                Optional.ofNullable(given.get("--truth")).map(Path::of));
    }

    private static Optional<String> setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    private static double number(Map<String, String> given, String name, double otherwise) {
        String text = given.get(name);
        double number = text == null ? otherwise : Double.parseDouble(text);
        if (!(number >= 0)) {
            throw new IllegalArgumentException(name + " must not be negative, was: " + text);
        }
        return number;
    }
}
