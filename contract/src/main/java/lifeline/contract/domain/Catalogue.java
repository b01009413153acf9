package lifeline.contract.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.rule.Rule;

/** All domains, in the order of {@code domains/INDEX}. */
public final class Catalogue {
    private final Map<String, Domain> domains = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    public Catalogue(List<Domain> domains) {
        for (Domain domain : domains) {
            this.domains.put(domain.id(), domain);
            domain.rules().forEach(rule -> rules.put(rule.id(), rule));
        }
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
