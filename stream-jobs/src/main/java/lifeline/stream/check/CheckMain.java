package lifeline.stream.check;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.library.Library;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.rule.Scenario;
import lifeline.contract.simulation.Simulation;

/**
 * Checks a domain folder: names all its faults with file and line, or plays all its scenarios and names those that turned
 * out otherwise. A folder with an {@code INDEX} and no {@code domain.yaml} is a scenario library. Exit code 0 when all is well, 1 when something is wrong with the folder, 2 when there is no folder.
 */
public final class CheckMain {
    private final PrintStream out;

    CheckMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new CheckMain(System.out).run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length != 1) {
            out.println("usage: check DIR, a folder with domain.yaml, rules.yaml, scenarios.yaml");
            return 2;
        }
        Path directory = Path.of(arguments[0]);
        if (!Files.isDirectory(directory)) {
            out.println(directory + " is not a folder");
            return 2;
        }
        try {
            return isLibrary(directory) ? checkLibrary(directory) : check(DomainFolder.read(directory));
        } catch (InvalidDomainException e) {
            out.println(directory + ": " + e.getMessage());
            return 1;
        }
    }

    private static boolean isLibrary(Path directory) {
        return Files.isRegularFile(directory.resolve(Library.INDEX)) && !Files.exists(directory.resolve("domain.yaml"));
    }

    private int checkLibrary(Path directory) {
        Catalogue catalogue = Catalogue.load();
        List<LibraryScenario> scenarios =
                Library.load(directory, catalogue, Simulation.all(catalogue)).scenarios();
        out.printf(
                Locale.ROOT,
                "library: %d scenarios, %d of them chains, %d must stay silent%n",
                scenarios.size(),
                scenarios.stream().filter(LibraryScenario::isChain).count(),
                scenarios.stream().filter(LibraryScenario::mustStaySilent).count());
        return 0;
    }

    private int check(Domain domain) {
        int wrong = 0;
        for (Scenario scenario : domain.scenarios()) {
            wrong += play(domain, scenario) ? 0 : 1;
        }
        long silent = domain.scenarios().stream()
                .filter(scenario -> scenario.expect().isEmpty())
                .count();
        out.printf(
                Locale.ROOT,
                "%s: %d quantities, %d rules, %d scenarios (%d raise, %d stay silent), %s%n",
                domain.id(),
                domain.quantities().size(),
                domain.rules().size(),
                domain.scenarios().size(),
                domain.scenarios().size() - silent,
                silent,
                wrong == 0 ? "all as expected" : wrong + " otherwise than expected");
        return wrong == 0 ? 0 : 1;
    }

    private boolean play(Domain domain, Scenario scenario) {
        List<Scenario.Expectation> said = new ScenarioPlay(domain, scenario).said();
        if (said.equals(scenario.expect())) {
            return true;
        }
        out.println("scenario " + scenario.id() + " of rule " + scenario.rule());
        out.println("  expected: " + text(scenario.expect()));
        out.println("  said:     " + text(said));
        return false;
    }

    private static String text(List<Scenario.Expectation> signals) {
        return signals.isEmpty()
                ? "nothing"
                : signals.stream().map(CheckMain::text).collect(Collectors.joining(", "));
    }

    private static String text(Scenario.Expectation signal) {
        return text(signal.at()) + " " + signal.kind() + " " + signal.severity();
    }

    /** As durations stand in the folder: {@code 90s}, {@code 4m}, {@code 300ms}. */
    private static String text(Duration at) {
        if (at.toMillisPart() != 0) {
            return at.toMillis() + "ms";
        }
        return at.toSecondsPart() == 0 && !at.isZero() ? at.toMinutes() + "m" : at.toSeconds() + "s";
    }
}
