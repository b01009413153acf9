package lifeline.contract.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.Place;

/** All scenarios, in the order of {@code INDEX} and its files. No two are about the same domain, fault and expected rule. */
public record Library(List<LibraryScenario> scenarios) {
    /** Lists the files, one a line. */
    public static final String INDEX = "INDEX";

    public Library {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * The library this build carries.
     *
     * @throws InvalidDomainException naming every fault of every file
     */
    public static Library load(Catalogue catalogue, List<Simulation> simulations) {
        return load(Place.classPath("library"), catalogue, simulations);
    }

    /**
     * One in a directory with an {@code INDEX}.
     *
     * @throws InvalidDomainException naming every fault of every file
     */
    public static Library load(Path directory, Catalogue catalogue, List<Simulation> simulations) {
        return load(Place.directory(directory), catalogue, simulations);
    }

    private static Library load(Place place, Catalogue catalogue, List<Simulation> simulations) {
        Faults faults = new Faults();
        LibraryReader reader = new LibraryReader(catalogue, simulations);
        List<LibraryScenario> scenarios = new ArrayList<>();
        List<String> lines = place.text(INDEX, faults).orElse("").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).strip();
            if (name.isEmpty()) {
                continue;
            }
            if (!name.matches("[a-z][a-z-]*\\.yaml") || lines.indexOf(lines.get(i)) < i) {
                faults.add(place.pathOf(INDEX), i + 1, "each line names one file, once; this one is '" + name + "'");
                continue;
            }
            scenarios.addAll(reader.read(place.yaml(name, faults)));
        }
        if (!faults.isEmpty()) {
            throw new InvalidDomainException(faults.all());
        }
        return new Library(scenarios);
    }

    public Optional<LibraryScenario> scenario(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }
}
