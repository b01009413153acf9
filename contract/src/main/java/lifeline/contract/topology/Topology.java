package lifeline.contract.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import lifeline.contract.topology.Connection.Kind;

/** The graph of a city: its sites and how they are connected. It never changes. */
public final class Topology {
    /** Nothing is known of any place. */
    public static final Topology NONE = new Topology(Map.of(), Map.of());

    private static final int FAR = 500;

    private final Map<String, Site> sites;
    private final Map<String, List<Connection>> touching;

    private Topology(Map<String, Site> sites, Map<String, List<Connection>> touching) {
        this.sites = sites;
        this.touching = touching;
    }

    /**
     * @throws InvalidTopologyException naming every connection that lacks an end, leads to itself, has no length or is there
     *     twice, and one loop in the direction of flow; nothing of it is used then
     */
    public static Topology of(Collection<Site> sites, Collection<Connection> connections) {
        Map<String, Site> byId = new LinkedHashMap<>();
        sites.forEach(site -> byId.put(site.asset(), site));
        List<String> faults = new ArrayList<>(faults(byId, connections));
        if (faults.isEmpty()) {
            FlowLoop.in(connections).ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new InvalidTopologyException(faults);
        }
        Map<String, List<Connection>> touching = new HashMap<>();
        for (Connection connection : connections) {
            touching.computeIfAbsent(connection.from(), id -> new ArrayList<>()).add(connection);
            touching.computeIfAbsent(connection.to(), id -> new ArrayList<>()).add(connection);
        }
        return new Topology(byId, touching);
    }

    /**
     * Where nothing is known of the sites but how they are connected.
     *
     * @throws InvalidTopologyException as {@link #of}
     */
    public static Topology ofConnections(Collection<Connection> connections) {
        Map<String, Site> sites = new LinkedHashMap<>();
        for (Connection connection : connections) {
            for (String end : List.of(connection.from(), connection.to())) {
                sites.computeIfAbsent(end, Site::unplaced);
            }
        }
        return of(sites.values(), connections);
    }

    private static List<String> faults(Map<String, Site> sites, Collection<Connection> connections) {
        List<String> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Connection connection : connections) {
            if (connection.from().equals(connection.to())) {
                faults.add(connection + ": it leads to itself");
            }
            for (String end : List.of(connection.from(), connection.to())) {
                if (!sites.containsKey(end)) {
                    faults.add(connection + ": there is no asset " + end);
                }
            }
            if (!(connection.metres() >= 0) || Double.isInfinite(connection.metres())) {
                faults.add(connection + ": " + connection.metres() + " m is no length");
            }
            if (!seen.add(connection.toString())) {
                faults.add(connection + ": it is there twice");
            }
        }
        return faults;
    }

    public Collection<Site> sites() {
        return sites.values();
    }

    public Optional<Site> site(String asset) {
        return Optional.ofNullable(sites.get(asset));
    }

    private Site known(String asset) {
        return Objects.requireNonNull(sites.get(asset));
    }

    /** All that begin or end at an asset. */
    public List<Connection> touching(String asset) {
        return touching.getOrDefault(asset, List.of());
    }

    /** A site and how far it is. */
    public record Reached(Site site, double metres) {}

    /** A walk through the graph and where it has come to. */
    private record Step(String asset, double metres) {}

    /**
     * The sites of the same domain that can be reached along pipes in either direction, nearest first, the asset itself the
     * first of them.
     *
     * @param metres no farther than this
     * @param most no more than so many, however crowded it is
     */
    public List<Reached> along(String asset, double metres, int most) {
        Site start = sites.get(asset);
        if (start == null) {
            return List.of();
        }
        Map<String, Double> best = new HashMap<>(Map.of(asset, 0.0));
        Set<String> done = new HashSet<>();
        List<Reached> reached = new ArrayList<>();
        PriorityQueue<Step> next =
                new PriorityQueue<>(Comparator.comparingDouble(Step::metres).thenComparing(Step::asset));
        next.add(new Step(asset, 0));
        while (!next.isEmpty() && reached.size() < most) {
            Step step = next.remove();
            if (!done.add(step.asset())) {
                continue;
            }
            reached.add(new Reached(known(step.asset()), step.metres()));
            for (Connection connection : touching(step.asset())) {
                String other = connection.from().equals(step.asset()) ? connection.to() : connection.from();
                double there = step.metres() + connection.metres();
                if (connection.kind() == Kind.FLOWS_TO
                        && there <= metres
                        && there < best.getOrDefault(other, Double.POSITIVE_INFINITY)) {
                    best.put(other, there);
                    next.add(new Step(other, there));
                }
            }
        }
        return reached;
    }

    /** The next ones in the direction of flow, or against it, that are of the same kind; nearest first. */
    public List<Reached> neighbours(String asset, boolean downstream) {
        Site site = sites.get(asset);
        if (site == null) {
            return List.of();
        }
        return touching(asset).stream()
                .filter(connection -> connection.kind() == Kind.FLOWS_TO
                        && (downstream ? connection.from() : connection.to()).equals(asset))
                .map(connection ->
                        new Reached(known(downstream ? connection.to() : connection.from()), connection.metres()))
                .filter(reached -> reached.site().kind().equals(site.kind()))
                .sorted(Comparator.comparingDouble(Reached::metres)
                        .thenComparing(reached -> reached.site().asset()))
                .toList();
    }

    /** Whether what flows through the one comes to the other; not looked for beyond {@value #FAR} sites. */
    public boolean flows(String from, String to) {
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty() && seen.size() <= FAR) {
            String at = next.remove();
            for (Connection connection : touching(at)) {
                if (connection.kind() == Kind.FLOWS_TO && connection.from().equals(at) && seen.add(connection.to())) {
                    next.add(connection.to());
                }
            }
        }
        return !from.equals(to) && seen.contains(to);
    }
}
