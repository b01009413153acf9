package lifeline.stream.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.JointCondition.Neighbours;
import lifeline.stream.judge.SensorJudge.Versioned;
import lifeline.stream.rulebook.DomainRules;
import lifeline.stream.rulebook.PlaceLevels;
import org.jspecify.annotations.Nullable;

/** The rules over several sensors of a domain: which quantities feed them, and their judges, those of places with own levels too. */
final class DomainSubjects {
    private final DomainRules rules;
    private final Map<String, Versioned> joint = new HashMap<>();
    private final Map<String, List<String>> fed = new HashMap<>();
    private final Map<String, List<Asking>> told = new HashMap<>();
    private final Map<Own, SubjectJudge> judges = new HashMap<>();

    /** A rule that asks what another one says of neighbours. */
    record Asking(String rule, Neighbours condition) {}

    private record Own(String rule, List<PlaceLevels> levels) {}

    DomainSubjects(DomainRules rules) {
        this.rules = rules;
        for (Versioned versioned : rules.rules()) {
            versioned.rule().joint().ifPresent(condition -> {
                String id = versioned.rule().id();
                joint.put(id, versioned);
                for (Input input : condition.inputs()) {
                    fed.computeIfAbsent(input.quantity(), unknown -> new ArrayList<>())
                            .add(id);
                }
                if (condition instanceof Neighbours neighbours) {
                    neighbours.of().forEach(other -> told.computeIfAbsent(other, unknown -> new ArrayList<>())
                            .add(new Asking(id, neighbours)));
                }
            });
        }
    }

    DomainRules rules() {
        return rules;
    }

    /** Ids of the rules that want the quantity. */
    List<String> fedBy(String quantity) {
        return fed.getOrDefault(quantity, List.of());
    }

    /** Which rules ask what {@code rule} says of neighbours. */
    List<Asking> asking(String rule) {
        return told.getOrDefault(rule, List.of());
    }

    Optional<SubjectJudge> judge(String rule, String asset, long now) {
        @Nullable Versioned versioned = joint.get(rule);
        if (versioned == null) {
            return Optional.empty();
        }
        List<PlaceLevels> levels = rules.levels(versioned.rule().quantity(), asset, "", now).stream()
                .filter(place -> place.rule().equals(rule))
                .toList();
        return Optional.of(judges.computeIfAbsent(
                new Own(rule, levels), own -> new SubjectJudge(PlaceLevels.in(versioned, levels))));
    }
}
