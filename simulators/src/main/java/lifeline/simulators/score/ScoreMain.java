package lifeline.simulators.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.library.Library;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.score.match.Alarm;
import lifeline.simulators.score.match.Matching;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.report.ScoreJson;
import lifeline.simulators.score.report.ScorePage;
import lifeline.simulators.score.report.ScoreTable;
import lifeline.simulators.score.tally.ScoreBook;

/** {@code ./lifeline score}: a truth file and a file of signals in, figures out. Exit code 2: wrong use. */
public final class ScoreMain {
    private static final Set<String> OPTIONS = Set.of("--truth", "--signals", "--json");
    private static final int WRONG_USE = 2;

    private ScoreMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        try {
            Map<String, String> given = given(arguments);
            Path truth = Path.of(given.getOrDefault("--truth", ""));
            Path signals = Path.of(given.getOrDefault("--signals", ""));
            if (!Files.isRegularFile(truth) || !Files.isRegularFile(signals)) {
                throw new IllegalArgumentException(
                        "score needs --truth FILE and --signals FILE, both of which exist; see ./lifeline score --help");
            }
            ScoreBook book = score(truth, signals);
            System.out.print(ScoreTable.of(book));
            if (given.containsKey("--json")) {
                Map<String, Object> head = new LinkedHashMap<>();
                head.put("truth", truth.toString());
                head.put("signals", signals.toString());
                write(book, head, Path.of(given.getOrDefault("--json", "")));
            }
            return 0;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return WRONG_USE;
        }
    }

    private static Map<String, String> given(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals > 0 ? argument.substring(0, equals) : argument;
            if (!OPTIONS.contains(name) || (equals < 0 && i + 1 == arguments.size())) {
                throw new IllegalArgumentException("unknown option or one without its value: " + argument);
            }
            given.put(name, equals > 0 ? argument.substring(equals + 1) : arguments.get(++i));
        }
        return given;
    }

    static ScoreBook score(Path truthFile, Path signals) {
        Catalogue catalogue = Catalogue.load();
        List<Simulation> simulations = Simulation.all(catalogue);
        Truth truth = Truth.read(truthFile, catalogue, Library.load(catalogue, simulations));
        Places places = truth.devices()
                .map(devices -> Places.of(City.generate(simulations, devices)))
                .orElse(Places.UNKNOWN);
        List<Alarm> alarms = Alarm.of(SignalsCsv.read(signals)).stream()
                .filter(alarm -> !alarm.raisedAt().isBefore(truth.from())
                        && !alarm.raisedAt().isAfter(truth.until()))
                .toList();
        Matching.Verdict verdict = Matching.of(truth.faults(), alarms, places, Truth.quantities(catalogue));
        ScoreBook book = new ScoreBook(catalogue);
        book.add(verdict, truth.faults(), truth.sensorDays());
        return book;
    }

    /** Writes the JSON, and the page beside it under the same name with {@code .html}. */
    public static void write(ScoreBook book, Map<String, Object> head, Path json) {
        String name = String.valueOf(json.getFileName());
        Path page = json.resolveSibling(name.endsWith(".json") ? name.replaceFirst("json$", "html") : name + ".html");
        try {
            Files.writeString(json, ScoreJson.of(book, head) + System.lineSeparator());
            Files.writeString(page, ScorePage.of(book, head));
        } catch (IOException e) {
            throw new UncheckedIOException(json + " or " + page + " cannot be written", e);
        }
        System.out.println("written: " + json + " and " + page);
    }
}
