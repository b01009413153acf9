package lifeline.contract.domain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.rule.Rule;
import lifeline.contract.warning.WarningLevels;
import lifeline.contract.yaml.Faults;
import lifeline.contract.yaml.Place;

/** All domains, in the order of {@code domains/INDEX}. */
public final class Catalogue {
    private static final String INDEX = "INDEX";

    private final Map<String, Domain> domains = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    public Catalogue(List<Domain> domains) {
        for (Domain domain : domains) {
            this.domains.put(domain.id(), domain);
            domain.rules().forEach(rule -> rules.put(rule.id(), rule));
        }
    }

    /**
     * The domains this build carries.
     *
     * @throws InvalidDomainException naming every fault of every folder
     */
    public static Catalogue load() {
        return load(Place.classPath("domains"));
    }

    /**
     * The domains of a directory with an {@code INDEX}.
     *
     * @throws InvalidDomainException naming every fault of every folder
     */
    public static Catalogue load(Path domains) {
        return load(Place.directory(domains));
    }

    /** The same where the date counts; as loaded, each domain is all the year in the first state of its calendar. */
    public Catalogue followingCalendar() {
        return new Catalogue(
                domains.values().stream().map(Domain::followingCalendar).toList());
    }

    private static Catalogue load(Place place) {
        Faults faults = new Faults();
        List<Domain> read = new ArrayList<>();
        List<String> lines = place.text(INDEX, faults).orElse("").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String name = lines.get(i).strip();
            if (name.isEmpty()) {
                continue;
            }
            if (!DomainYaml.isName(name) || lines.indexOf(lines.get(i)) < i) {
                faults.add(place.pathOf(INDEX), i + 1, "each line names one folder, once; this one is '" + name + "'");
                continue;
            }
            Domain domain = DomainFolder.read(place.folder(name), faults);
            if (!domain.id().isEmpty() && !domain.id().equals(name)) {
                faults.add(place.pathOf(INDEX), i + 1, "folder '" + name + "' holds domain '" + domain.id() + "'");
            }
            read.add(domain);
        }
        if (!faults.isEmpty()) {
            throw new InvalidDomainException(faults.all());
        }
        return new Catalogue(read);
    }

    /** As a city with so many levels of warning judges. */
    public Catalogue warning(WarningLevels levels) {
        return new Catalogue(
                domains.values().stream().map(domain -> domain.warning(levels)).toList());
    }

    public Collection<Domain> domains() {
        return domains.values();
    }

    public Optional<Domain> domain(String id) {
        return Optional.ofNullable(domains.get(id));
    }

    public Optional<Quantity> quantity(String domain, String quantity) {
        return domain(domain).flatMap(found -> found.quantity(quantity));
    }

    public Optional<Rule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    public Collection<Rule> rules() {
        return rules.values();
    }
}
