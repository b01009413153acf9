package lifeline.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lifeline.contract.topology.Topology;

/**
 * The probable cause of an incident, by these rules: what another rule's alerts have brought about by a known chain is not the
 * cause. Hazards come before silent devices. Of what is left, what began first; of what began within {@link #TOGETHER} of it, the
 * gravest, then the one that lies upstream of the others, then the earliest.
 *
 * @param alert the alert that stands for it: the gravest of its rule
 * @param chain the one by which it has brought about others of the incident
 */
public record Cause(Member alert, Optional<Chain> chain) {
    static final Duration TOGETHER = Duration.ofMinutes(1);
    /** Detectors take their time: what was brought about may seem to begin a little earlier than its cause. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    static Cause of(Collection<Front> fronts, Chains chains, Topology topology) {
        List<Front> roots = fronts.stream()
                .filter(front -> fronts.stream()
                        .noneMatch(other -> brings(other, front, chains).isPresent()))
                .toList();
        List<Front> candidates = hazardsFirst(roots.isEmpty() ? List.copyOf(fronts) : roots, fronts, chains);
        Instant earliest = candidates.stream()
                .map(Front::firstAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<Front> together = candidates.stream()
                .filter(front -> !front.firstAt().isAfter(earliest.plus(TOGETHER)))
                .toList();
        Front cause = together.stream()
                .min(Comparator.comparing((Front front) -> front.lead().severity())
                        .reversed()
                        .thenComparing(front -> !isUpstreamOfOthers(front, together, topology))
                        .thenComparing(Front::firstAt)
                        .thenComparingLong(front -> front.lead().alert()))
                .orElseThrow();
        Optional<Chain> chain = fronts.stream()
                .flatMap(other -> brings(cause, other, chains).stream())
                .min(Comparator.comparingInt(chains.all()::indexOf));
        return new Cause(cause.lead(), chain);
    }

    /** Silent devices are the cause of hazards only by a chain. */
    private static List<Front> hazardsFirst(List<Front> roots, Collection<Front> fronts, Chains chains) {
        boolean isCause = roots.stream()
                .anyMatch(root -> root.layer() == Layer.OUTAGE
                        && fronts.stream()
                                .anyMatch(other -> brings(root, other, chains).isPresent()));
        List<Front> hazards =
                roots.stream().filter(front -> front.layer() == Layer.HAZARD).toList();
        return isCause || hazards.isEmpty() ? roots : hazards;
    }

    private static Optional<Chain> brings(Front cause, Front consequence, Chains chains) {
        boolean inTime = !cause.firstAt().isAfter(consequence.firstAt().plus(AHEAD));
        return chains.all().stream()
                .filter(chain ->
                        inTime && cause.alerts() >= chain.atLeast() && chain.ties(cause.rule(), consequence.rule()))
                .findFirst();
    }

    private static boolean isUpstreamOfOthers(Front front, List<Front> others, Topology topology) {
        String asset = front.lead().asset();
        return others.stream()
                .map(other -> other.lead().asset())
                .anyMatch(other -> !other.equals(asset) && topology.flows(asset, other));
    }
}
