package lifeline.contract.domain;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scenario;
import lifeline.contract.signal.Severity;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.warning.WarningLevels;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.Place;
import lifeline.contract.yaml.YamlFile;
import lifeline.contract.yaml.YamlNode;

/**
 * A domain as it lies in a folder: {@code domain.yaml}, {@code rules.yaml}, {@code scenarios.yaml}, {@code simulation.yaml}.
 * Reading is strict: what is not known, not meant or not explained is a fault, and all faults of the folder are told at
 * once. What {@code simulation.yaml} says is only checked here; {@link Simulation} has it, and a domain nobody simulates has none.
 */
public final class DomainFolder {
    private static final String RULES = "rules.yaml";

    private DomainFolder() {}

    /**
     * Reads a folder of any name, such as a copy somebody tries a change in.
     *
     * @throws InvalidDomainException naming every fault with file and line
     */
    public static Domain read(Path directory) {
        return read(Place.directory(directory));
    }

    /**
     * Reads one of the folders this build carries.
     *
     * @throws InvalidDomainException naming every fault with file and line
     */
    public static Domain read(String name) {
        return read(Place.classPath("domains").folder(name));
    }

    /** The {@code rules.yaml} of a folder this build carries, as it is written. */
    public static String rules(String name) {
        Place folder = Place.classPath("domains").folder(name);
        Faults faults = new Faults();
        return folder.text(RULES, faults).orElseThrow(() -> new InvalidDomainException(faults.all()));
    }

    /**
     * {@code domain} judged by the rules of another {@code rules.yaml}. Its scenarios are those of its own rules, its levels of warning stay as
     * many.
     *
     * @param file how faults name it
     * @throws InvalidDomainException naming every fault with file and line
     */
    public static Domain withRules(Domain domain, String file, String text) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        domain.quantities().forEach(quantity -> quantities.put(quantity.name(), quantity));
        Faults faults = new Faults();
        RulesYaml rules = RulesYaml.read(
                YamlFile.parse(file, text, faults),
                new DomainYaml(domain.id(), domain.title(), quantities, domain.calendar()));
        if (!faults.isEmpty()) {
            throw new InvalidDomainException(faults.all());
        }
        return new Domain(
                domain.id(),
                domain.title(),
                domain.quantities(),
                rules.rules().stream().map(domain.warning()::of).toList(),
                domain.scenarios(),
                domain.calendar(),
                domain.warning());
    }

    /**
     * The levels that stand in for those of {@code rule} at a single place: the same colours in the same order, from the
     * mildest to the gravest, with other numbers.
     *
     * @param levels a list as under {@code levels:} in {@code rules.yaml}; JSON will do
     * @throws InvalidDomainException naming every fault with file and line
     */
    public static List<Level> levels(Rule rule, Quantity quantity, String file, String levels) {
        Faults faults = new Faults();
        YamlNode list = YamlFile.parse(file, levels, faults);
        List<Level> read = LevelsYaml.read(list, rule.condition(), quantity);
        if (faults.isEmpty() && !colours(read).equals(colours(rule.levels()))) {
            list.fault("the levels of " + rule.id() + " are " + colours(rule.levels()) + ", not " + colours(read)
                    + ": a place has the colours of its rule, from the mildest to the gravest");
        }
        if (!faults.isEmpty()) {
            throw new InvalidDomainException(faults.all());
        }
        return read;
    }

    private static List<Severity> colours(List<Level> levels) {
        return levels.stream().map(Level::severity).toList();
    }

    private static Domain read(Place place) {
        Faults faults = new Faults();
        Domain domain = read(place, faults);
        if (place.has(Simulation.FILE)) {
            Simulation.read(domain, place.yaml(Simulation.FILE, faults));
        }
        if (!faults.isEmpty()) {
            throw new InvalidDomainException(faults.all());
        }
        return domain;
    }

    /** What the folder says of detection; only to be used when no fault was added. */
    static Domain read(Place place, Faults faults) {
        DomainYaml domain = DomainYaml.read(place.yaml("domain.yaml", faults));
        RulesYaml rules = RulesYaml.read(place.yaml(RULES, faults), domain);
        List<Scenario> scenarios =
                rules.isUnread() ? List.of() : ScenariosYaml.read(place.yaml("scenarios.yaml", faults), rules);
        return new Domain(
                domain.id(),
                domain.title(),
                List.copyOf(domain.quantities().values()),
                rules.rules(),
                scenarios,
                domain.calendar(),
                WarningLevels.FOUR);
    }
}
