package lifeline.stream.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Input;
import lifeline.contract.rule.Rule;

/** The rules over several sensors of a catalogue: which readings feed them, and a judge for each. */
public final class SubjectBook {
    private final Map<String, Map<String, List<String>>> fed = new HashMap<>();
    private final Map<String, SubjectJudge> judges = new HashMap<>();

    public SubjectBook(Catalogue catalogue) {
        for (Rule rule : catalogue.rules()) {
            rule.joint().ifPresent(joint -> {
                judges.put(rule.id(), new SubjectJudge(rule));
                for (Input input : joint.inputs()) {
                    fed.computeIfAbsent(rule.domain(), unknown -> new HashMap<>())
                            .computeIfAbsent(input.quantity(), unknown -> new ArrayList<>())
                            .add(rule.id());
                }
            });
        }
    }

    /** The judge of a rule; empty when the catalogue has no such rule over several sensors. */
    public Optional<SubjectJudge> judge(String rule) {
        return Optional.ofNullable(judges.get(rule));
    }

    /** What a reading that was judged is for the rules over several sensors; none where its quality forbids it. */
    public List<SubjectInput> inputs(Reading reading) {
        List<String> rules = rules(reading);
        return rules.isEmpty() || !SubjectInput.isHeard(reading.quality())
                ? List.of()
                : rules.stream()
                        .map(rule -> SubjectInput.of(rule, reading, false))
                        .toList();
    }

    /** That the exercise a sensor belonged to is over. */
    public List<SubjectInput> ends(Reading notice) {
        return rules(notice).stream()
                .map(rule -> SubjectInput.of(rule, notice, true))
                .toList();
    }

    private List<String> rules(Reading reading) {
        return fed.getOrDefault(reading.domain(), Map.of()).getOrDefault(reading.quantity(), List.of());
    }
}
