package lifeline.contract.domain;

import java.nio.file.Path;
import java.util.List;
import lifeline.contract.rule.Scenario;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.Place;

/**
 * A domain as it lies in a folder: {@code domain.yaml}, {@code rules.yaml}, {@code scenarios.yaml}, {@code simulation.yaml}.
 * Reading is strict: what is not known, not meant or not explained is a fault, and all faults of the folder are told at
 * once. What {@code simulation.yaml} says is only checked here; {@link Simulation} has it, and a domain nobody simulates has none.
 */
public final class DomainFolder {
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
        RulesYaml rules = RulesYaml.read(place.yaml("rules.yaml", faults), domain);
        List<Scenario> scenarios = ScenariosYaml.read(place.yaml("scenarios.yaml", faults), rules);
        return new Domain(
                domain.id(), domain.title(), List.copyOf(domain.quantities().values()), rules.rules(), scenarios);
    }
}
