package lifeline.simulators.score.tally;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Rule;
import lifeline.simulators.score.match.Answer;
import lifeline.simulators.score.match.Matching;
import lifeline.simulators.score.match.Ruling;
import lifeline.simulators.score.match.TrueFault;

/** The tallies of all runs: overall, of each domain, of each rule. */
public final class ScoreBook {
    private final Catalogue catalogue;
    private final Tally overall = new Tally();
    private final Map<String, Tally> domains = new LinkedHashMap<>();
    private final Map<String, Tally> rules = new LinkedHashMap<>();

    public ScoreBook(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Domain domain : catalogue.domains()) {
            domains.put(domain.id(), new Tally());
            domain.rules().forEach(rule -> rules.put(rule.id(), new Tally()));
        }
    }

    /** @param sensorDays by {@code domain.quantity}: how long its sensors were watched in all */
    public void add(Matching.Verdict verdict, Iterable<TrueFault> faults, Map<String, Double> sensorDays) {
        verdict.answers().forEach(answer -> tallies(answer.due().rule(), tally -> tally.add(answer)));
        verdict.rulings().forEach(ruling -> tallies(ruling.alarm().key().rule(), tally -> tally.add(ruling)));
        sensorDays.forEach(this::watched);
        countScenarios(verdict, faults);
    }

    private interface Adding {
        void to(Tally tally);
    }

    private void tallies(String rule, Adding adding) {
        adding.to(overall);
        of(domains, domainOf(rule)).ifPresent(adding::to);
        of(rules, rule).ifPresent(adding::to);
    }

    private String domainOf(String rule) {
        return catalogue.rule(rule).map(Rule::domain).orElseGet(() -> rule.split("\\.", 2)[0]);
    }

    private static Optional<Tally> of(Map<String, Tally> tallies, String name) {
        return Optional.ofNullable(tallies.get(name));
    }

    private void watched(String name, double days) {
        overall.watched(days);
        String domain = name.substring(0, name.indexOf('.'));
        of(domains, domain).ifPresent(tally -> tally.watched(days));
        catalogue.rules().stream()
                .filter(rule -> name.equals(rule.domain() + '.' + rule.quantity()))
                .forEach(rule -> of(rules, rule.id()).ifPresent(tally -> tally.watched(days)));
    }

    /** A scenario counts once for itself, and once for each domain and rule that it asks something of. */
    private void countScenarios(Matching.Verdict verdict, Iterable<TrueFault> faults) {
        Set<String> counted = new HashSet<>();
        for (TrueFault fault : faults) {
            if (counted.add(fault.scenario())) {
                overall.scenario();
            }
            if (counted.add(fault.scenario() + '/' + fault.domain())) {
                of(domains, fault.domain()).ifPresent(Tally::scenario);
            }
            if (fault.quiet()) {
                boolean kept = verdict.rulings().stream()
                        .map(Ruling::quiet)
                        .flatMap(Optional::stream)
                        .noneMatch(fault::equals);
                overall.quietScenario(kept);
                of(domains, fault.domain()).ifPresent(tally -> tally.quietScenario(kept));
            }
        }
        for (Answer answer : verdict.answers()) {
            if (counted.add(answer.fault().scenario() + '/' + answer.due().rule())) {
                of(rules, answer.due().rule()).ifPresent(Tally::scenario);
            }
        }
    }

    public Score overall() {
        return overall.score();
    }

    /** In the catalogue's order; those of which there is nothing to tell are left out. */
    public Map<String, Score> domains() {
        return told(domains);
    }

    public Optional<Text> title(String domain) {
        return catalogue.domain(domain).map(Domain::title);
    }

    /** The rules of a domain; those of which there is nothing to tell are left out. */
    public Map<String, Score> rules(String domain) {
        Map<String, Tally> own = new LinkedHashMap<>();
        rules.forEach((rule, tally) -> {
            if (domainOf(rule).equals(domain)) {
                own.put(rule, tally);
            }
        });
        return told(own);
    }

    /** The rules whose median lag is beyond their own hold time and two samples. */
    public Map<String, Punctuality> beyond() {
        Map<String, Punctuality> beyond = new LinkedHashMap<>();
        told(rules).forEach((rule, score) -> {
            if (score.punctuality().isBeyond()) {
                beyond.put(rule, score.punctuality());
            }
        });
        return beyond;
    }

    private static Map<String, Score> told(Map<String, Tally> tallies) {
        Map<String, Score> scores = new LinkedHashMap<>();
        tallies.forEach((name, tally) -> {
            if (!tally.isEmpty()) {
                scores.put(name, tally.score());
            }
        });
        return scores;
    }
}
