package lifeline.stream.subject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.ShadowRule;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Topology;
import lifeline.stream.rulebook.DomainRules;
import lifeline.stream.rulebook.RuleSet;

/**
 * The rules over several sensors: which readings feed them, and a judge for each; those of a catalogue until {@link #take} says
 * otherwise. For one thread.
 */
public final class SubjectBook {
    /** The asset itself among them. */
    private static final int MOST_NEIGHBOURS = 17;

    private final Map<String, DomainSubjects> domains = new HashMap<>();
    private final Catalogue catalogue;

    public SubjectBook(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Domain domain : catalogue.domains()) {
            domains.put(domain.id(), new DomainSubjects(DomainRules.shipped(domain)));
        }
    }

    /** The judge of a rule at an asset; empty when its domain has no such rule over several sensors. */
    public Optional<SubjectJudge> judge(String domain, String rule, String asset, long now) {
        return Optional.ofNullable(domains.get(domain)).flatMap(known -> known.judge(rule, asset, now));
    }

    /** Which version of the rules of {@code domain} is in force. */
    public int version(String domain) {
        DomainSubjects known = domains.get(domain);
        return known == null ? 0 : known.rules().version();
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

    /** Whether any rule asks what the signal says of neighbours. */
    public boolean isAskedFor(Signal signal) {
        DomainSubjects domain = domains.get(signal.domain());
        return domain != null && !domain.asking(signal.rule()).isEmpty();
    }

    /** What a signal is to the rules that ask for it: at its own asset, and at each that has that for a neighbour. */
    public List<SubjectInput> alarms(Signal signal, Topology pipes) {
        DomainSubjects domain = domains.get(signal.domain());
        if (domain == null) {
            return List.of();
        }
        List<SubjectInput> inputs = new ArrayList<>();
        for (DomainSubjects.Asking asking : domain.asking(signal.rule())) {
            SubjectInput.ofAlarm(asking.rule(), signal, signal.asset()).ifPresent(inputs::add);
            pipes.along(signal.asset(), asking.condition().metres(), MOST_NEIGHBOURS).stream()
                    .map(reached -> reached.site().asset())
                    .filter(asset -> !asset.equals(signal.asset()))
                    .forEach(asset ->
                            SubjectInput.ofAlarm(asking.rule(), signal, asset).ifPresent(inputs::add));
        }
        return inputs;
    }

    private List<String> rules(Reading reading) {
        DomainSubjects domain = domains.get(reading.domain());
        return domain == null ? List.of() : domain.fedBy(reading.quantity());
    }

    /** Whether {@code set} is about a domain that is known here, and newer than what is known of it. */
    public boolean isNews(RuleSet set) {
        DomainSubjects known = domains.get(set.domain());
        return known != null && set.revision() > known.rules().revision();
    }

    /**
     * From now on judges by {@code set}; what rules remember of assets has to be taken over, each through what is returned.
     *
     * @throws InvalidDomainException when it has a fault; then nothing has changed
     */
    public Takeover take(RuleSet set) {
        Domain domain = catalogue.domain(set.domain()).orElseThrow();
        DomainSubjects after = new DomainSubjects(DomainRules.of(domain, set));
        DomainSubjects before = domains.put(set.domain(), after);
        return (state, now) -> {
            Optional<SubjectJudge> was = before == null || !state.domain().equals(set.domain())
                    ? Optional.empty()
                    : before.judge(state.rule(), state.asset(), now);
            return was.map(judged -> change(judged, after, state, now));
        };
    }

    private static SubjectChange change(SubjectJudge was, DomainSubjects after, SubjectState state, long now) {
        Optional<SubjectJudge> is = after.judge(state.rule(), state.asset(), now);
        if (is.isPresent()) {
            SubjectLook look = is.get().takeOver(state, was, now);
            return new SubjectChange(Optional.of(look.state()), look.signal());
        }
        int version = ShadowRule.isShadow(state.rule())
                ? was.version()
                : after.rules().version();
        return new SubjectChange(Optional.empty(), was.ended(state, version, now));
    }

    /** What a change of rules means for a rule's state of an asset. */
    @FunctionalInterface
    public interface Takeover {
        /** Empty where the change is not about it. */
        Optional<SubjectChange> of(SubjectState state, long now);
    }
}
