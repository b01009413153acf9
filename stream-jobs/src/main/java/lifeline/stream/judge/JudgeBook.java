package lifeline.stream.judge;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.rule.Rule;

/**
 * A judge for each quantity of a catalogue, and for each other period at which sensors of it report. Rules over several sensors are
 * none of its business.
 */
public final class JudgeBook {
    private final Map<String, Map<String, SensorJudge>> judges = new HashMap<>();
    private final Map<Own, SensorJudge> own = new HashMap<>();
    private final Catalogue catalogue;
    private final Map<String, Duration> periods;
    private final long startedAt;

    private record Own(String domain, String quantity, Duration period) {}

    /**
     * @param periods of sensors that do not report as their quantity declares
     * @param startedAt in microseconds; silence before it does not count
     */
    public JudgeBook(Catalogue catalogue, Map<String, Duration> periods, long startedAt) {
        this.catalogue = catalogue;
        this.periods = periods;
        this.startedAt = startedAt;
        for (Domain domain : catalogue.domains()) {
            Map<String, SensorJudge> ofDomain = new HashMap<>();
            for (Quantity quantity : domain.quantities()) {
                ofDomain.put(quantity.name(), judge(domain, quantity));
            }
            judges.put(domain.id(), ofDomain);
        }
    }

    /** The judge of a sensor; empty when the catalogue has no such quantity. */
    public Optional<SensorJudge> judge(String domain, String quantity, String sensor) {
        Duration period = periods.isEmpty() ? null : periods.get(sensor);
        if (period != null) {
            Optional<SensorJudge> found = judge(new Own(domain, quantity, period));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.ofNullable(judges.getOrDefault(domain, Map.of()).get(quantity));
    }

    private Optional<SensorJudge> judge(Own wanted) {
        SensorJudge known = own.get(wanted);
        if (known == null) {
            Optional<Domain> domain = catalogue.domain(wanted.domain());
            Optional<Quantity> quantity = domain.flatMap(found -> found.quantity(wanted.quantity()));
            if (domain.isEmpty() || quantity.isEmpty()) {
                return Optional.empty();
            }
            known = judge(domain.get(), reporting(quantity.get(), wanted.period()));
            own.put(wanted, known);
        }
        return Optional.of(known);
    }

    private static Quantity reporting(Quantity quantity, Duration period) {
        return new Quantity(
                quantity.name(),
                quantity.title(),
                quantity.unit(),
                quantity.min(),
                quantity.max(),
                quantity.fullScale(),
                quantity.lelBasis(),
                period,
                quantity.basis());
    }

    private SensorJudge judge(Domain domain, Quantity quantity) {
        List<Rule> rules = domain.rules().stream()
                .filter(rule ->
                        rule.quantity().equals(quantity.name()) && rule.joint().isEmpty())
                .toList();
        return new SensorJudge(quantity, rules, startedAt);
    }
}
