package lifeline.alerts.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lifeline.alerts.incident.Surroundings.Witness;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;

/** Puts alerts together, one after the other, in the order in which they were committed. See the package. */
public final class Correlation {
    private static final int ALONG = 256;

    private final Topology topology;
    private final Chains chains;
    private final Reach reach;
    private final Surroundings surroundings;
    private Instant newest = Instant.MIN;

    public Correlation(Topology topology, Chains chains, Reach reach) {
        this.topology = topology;
        this.chains = chains;
        this.reach = reach;
        this.surroundings = new Surroundings(reach.acrossMetres());
    }

    /**
     * What an alert has changed.
     *
     * @param incident the one it is in
     * @param merged numbers of others that turned out to be part of it
     */
    public record Change(Summary incident, List<Long> merged) {}

    /** An alert of which nobody has heard yet. */
    public Change join(Member member) {
        newest = member.toldAt().isAfter(newest) ? member.toldAt() : newest;
        surroundings.forgetBefore(newest.minus(reach.remembered()));
        Map<Long, Incident> near = new TreeMap<>();
        Surrounded here = new Surrounded(member, along(member));
        for (Witness witness : candidates(here)) {
            Incident incident = witness.incident();
            if (!near.containsKey(incident.id()) && belongs(here, witness)) {
                near.put(incident.id(), incident);
            }
        }
        List<Incident> oldestFirst = List.copyOf(near.values());
        Incident incident = oldestFirst.isEmpty() ? new Incident(member.alert(), member) : oldestFirst.get(0);
        List<Incident> others = oldestFirst.isEmpty() ? List.of() : oldestFirst.subList(1, oldestFirst.size());
        others.forEach(incident::absorb);
        incident.add(member);
        remember(incident, member);
        return new Change(
                summary(incident, member.toldAt()),
                others.stream().map(Incident::id).toList());
    }

    /** News of an alert that has joined before; empty when that is so long ago that it is forgotten here. */
    public Optional<Change> tell(Member member) {
        return surroundings.tell(member).map(incident -> {
            newest = member.toldAt().isAfter(newest) ? member.toldAt() : newest;
            incident.tell(member);
            return new Change(summary(incident, member.toldAt()), List.of());
        });
    }

    /** Takes up again what was put together before, in the order of the alerts. */
    public static Correlation resumed(Topology topology, Chains chains, Reach reach, Collection<Joined> before) {
        Correlation correlation = new Correlation(topology, chains, reach);
        Map<Long, Incident> incidents = new HashMap<>();
        before.stream()
                .sorted(Comparator.comparingLong(joined -> joined.member().alert()))
                .forEach(joined -> {
                    Member member = joined.member();
                    Incident incident = incidents.computeIfAbsent(joined.incident(), id -> new Incident(id, member));
                    incident.add(member);
                    if (member.toldAt().isAfter(correlation.newest)) {
                        correlation.newest = member.toldAt();
                    }
                    correlation.remember(incident, member);
                });
        return correlation;
    }

    /** An alert and the incident it is in. */
    public record Joined(long incident, Member member) {}

    private void remember(Incident incident, Member member) {
        if (member.layer() == Layer.APART) {
            return;
        }
        surroundings.remember(
                new Witness(incident, member, topology.site(member.asset())), chains.reachesFar(member.rule(), reach));
    }

    private Summary summary(Incident incident, Instant at) {
        return incident.summary(at, Cause.of(incident.fronts(), chains, topology));
    }

    /**
     * An alert and the assets of its domain that it reaches along the pipes.
     *
     * @param along none where pipes do not count
     */
    private record Surrounded(Member member, Set<String> along) {}

    private Set<String> along(Member member) {
        return member.layer() == Layer.HAZARD
                ? topology.along(member.asset(), reach.alongMetres(), ALONG).stream()
                        .map(reached -> reached.site().asset())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private Collection<Witness> candidates(Surrounded here) {
        Member member = here.member();
        if (member.layer() == Layer.APART) {
            return List.of();
        }
        Map<Long, Witness> candidates = new TreeMap<>();
        surroundings.at(member.asset()).forEach(witness -> put(candidates, witness));
        topology.site(member.asset())
                .ifPresent(site -> surroundings.around(site).forEach(witness -> put(candidates, witness)));
        here.along().forEach(asset -> surroundings.at(asset).forEach(witness -> put(candidates, witness)));
        if (chains.reachesFar(member.rule(), reach)) {
            surroundings.farReaching().forEach(witness -> put(candidates, witness));
        }
        return candidates.values();
    }

    private static void put(Map<Long, Witness> candidates, Witness witness) {
        candidates.put(witness.member().alert(), witness);
    }

    private boolean belongs(Surrounded here, Witness witness) {
        Member member = here.member();
        Member other = witness.member();
        Instant last = witness.incident().beganAt().plus(reach.longest());
        if (member.beganAt().isAfter(last)) {
            return false;
        }
        double metres = metres(member, witness);
        if (member.layer() == Layer.OUTAGE && other.layer() == Layer.OUTAGE) {
            Duration apart = Duration.between(member.beganAt(), other.beganAt()).abs();
            return metres <= reach.acrossMetres() && apart.compareTo(reach.outageWithin()) <= 0;
        }
        Duration gap = gap(member, other);
        boolean hazards = member.layer() == Layer.HAZARD && other.layer() == Layer.HAZARD;
        boolean onePipe = member.domain().equals(other.domain()) && here.along().contains(other.asset());
        if (hazards && (onePipe || metres <= reach.acrossMetres()) && gap.compareTo(reach.within()) <= 0) {
            return true;
        }
        return chains.between(member.rule(), other.rule()).stream()
                .anyMatch(chain -> metres <= chain.metres() && gap.compareTo(chain.within()) <= 0);
    }

    private double metres(Member member, Witness witness) {
        if (member.asset().equals(witness.member().asset())) {
            return 0;
        }
        Optional<Site> here = topology.site(member.asset());
        return here.isPresent() && witness.site().isPresent()
                ? here.get().metres(witness.site().get())
                : Double.POSITIVE_INFINITY;
    }

    /** How long the one was over when the other began; none while both are under way. */
    private Duration gap(Member one, Member other) {
        Duration before = Duration.between(end(other), one.beganAt());
        Duration after = Duration.between(end(one), other.beganAt());
        Duration longer = before.compareTo(after) > 0 ? before : after;
        return longer.isNegative() ? Duration.ZERO : longer;
    }

    private Instant end(Member member) {
        Instant longest = member.beganAt().plus(reach.lasting());
        return member.active() || member.toldAt().isAfter(longest) ? longest : member.toldAt();
    }
}
