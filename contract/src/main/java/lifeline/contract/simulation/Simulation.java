package lifeline.contract.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.simulation.physics.PhysicsModel;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.Place;
import lifeline.contract.yaml.YamlNode;

/**
 * The {@code simulation.yaml} of a domain: its assets and devices, how they behave, what moves them, how they break.
 *
 * @param share of the city's devices, beside the other domains' shares
 */
public record Simulation(
        String domain,
        double share,
        List<AssetKind> assets,
        List<Fleet> fleets,
        List<PhysicsModel> physics,
        List<FaultModel> faults,
        List<Play> plays) {
    /** The file's name in a domain folder. */
    public static final String FILE = "simulation.yaml";

    public Simulation {
        assets = List.copyOf(assets);
        fleets = List.copyOf(fleets);
        physics = List.copyOf(physics);
        faults = List.copyOf(faults);
        plays = List.copyOf(plays);
    }

    /** Reads a parsed file; what is wrong with it is recorded in the node's faults. */
    public static Simulation read(Domain domain, YamlNode root) {
        return new SimulationReader(domain).read(root);
    }

    /**
     * The shipped simulations of all domains that have one, in the catalogue's order.
     *
     * @throws InvalidDomainException naming every fault of every file
     */
    public static List<Simulation> all(Catalogue catalogue) {
        Faults faults = new Faults();
        List<Simulation> all = new ArrayList<>();
        for (Domain domain : catalogue.domains()) {
            Place place = Place.classPath("domains").folder(domain.id());
            if (place.has(FILE)) {
                all.add(read(domain, place.yaml(FILE, faults)));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDomainException(faults.all());
        }
        return all;
    }

    public Optional<Fleet> fleet(String id) {
        return fleets.stream().filter(fleet -> fleet.id().equals(id)).findFirst();
    }

    public Optional<FaultModel> fault(String id) {
        return faults.stream().filter(fault -> fault.id().equals(id)).findFirst();
    }

    public Optional<Play> play(String name) {
        return plays.stream().filter(play -> play.name().equals(name)).findFirst();
    }
}
