package lifeline.stream.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.rule.Rule;

/** A judge for each quantity of a catalogue. */
public final class JudgeBook {
    private final Map<String, Map<String, SensorJudge>> judges = new HashMap<>();

    /** @param startedAt in microseconds; silence before it does not count */
    public JudgeBook(Catalogue catalogue, long startedAt) {
        for (Domain domain : catalogue.domains()) {
            Map<String, SensorJudge> ofDomain = new HashMap<>();
            for (Quantity quantity : domain.quantities()) {
                List<Rule> rules = domain.rules().stream()
                        .filter(rule -> rule.quantity().equals(quantity.name()))
                        .toList();
                ofDomain.put(quantity.name(), new SensorJudge(quantity, rules, startedAt));
            }
            judges.put(domain.id(), ofDomain);
        }
    }

    /** The judge of a quantity; empty when the catalogue has none of that name. */
    public Optional<SensorJudge> judge(String domain, String quantity) {
        return Optional.ofNullable(judges.getOrDefault(domain, Map.of()).get(quantity));
    }
}
