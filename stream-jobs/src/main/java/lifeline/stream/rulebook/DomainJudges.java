package lifeline.stream.rulebook;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorJudge.Versioned;
import org.jspecify.annotations.Nullable;

/** The judges of a domain: one for each quantity, and those of sensors with a period or with levels of their own. */
final class DomainJudges {
    private final Domain domain;
    private final DomainRules rules;
    private final long startedAt;
    private final Map<String, SensorJudge> judges = new HashMap<>();
    private final Map<Own, Optional<SensorJudge>> own = new HashMap<>();

    private record Own(String quantity, @Nullable Duration period, List<PlaceLevels> levels) {}

    DomainJudges(Domain domain, DomainRules rules, long startedAt) {
        this.domain = domain;
        this.rules = rules;
        this.startedAt = startedAt;
        for (Quantity quantity : domain.quantities()) {
            judges.put(quantity.name(), judge(quantity, List.of()));
        }
    }

    DomainRules rules() {
        return rules;
    }

    /** @param period at which the sensor reports; null where that is as its quantity declares */
    Optional<SensorJudge> judge(String quantity, @Nullable Duration period, String asset, String device, long now) {
        List<PlaceLevels> levels = rules.levels(quantity, asset, device, now);
        return period == null && levels.isEmpty()
                ? Optional.ofNullable(judges.get(quantity))
                : own.computeIfAbsent(new Own(quantity, period, levels), this::judge);
    }

    private Optional<SensorJudge> judge(Own wanted) {
        Duration period = wanted.period();
        return domain.quantity(wanted.quantity())
                .map(quantity -> period == null ? quantity : reporting(quantity, period))
                .map(quantity -> judge(quantity, wanted.levels()));
    }

    private SensorJudge judge(Quantity quantity, List<PlaceLevels> levels) {
        List<Versioned> judging = rules.rules().stream()
                .filter(versioned -> versioned.rule().quantity().equals(quantity.name()))
                .filter(versioned -> versioned.rule().joint().isEmpty())
                .map(versioned -> PlaceLevels.in(versioned, levels))
                .toList();
        return new SensorJudge(quantity, rules.version(), judging, startedAt);
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
                quantity.spike(),
                period,
                quantity.basis());
    }
}
