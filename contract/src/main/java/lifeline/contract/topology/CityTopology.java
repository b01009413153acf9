package lifeline.contract.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lifeline.contract.city.City;
import lifeline.contract.simulation.AssetKind;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.topology.Connection.Kind;

/**
 * The connections of the simulated city, from where its assets stand. Those of a kind that flows stand on one pipe for each
 * road, in the order in which they come from its outermost one on; a kind that feeds another ends at the nearest of these within
 * {@value #FEEDS_METRES} m. Things of two domains that are each other's nearest within {@value #BESIDE_METRES} m lie beside one another,
 * or cross where they belong to different roads.
 */
public final class CityTopology {
    private static final double FEEDS_METRES = 5_000;
    private static final double BESIDE_METRES = 60;

    private final List<Site> sites;
    private final List<Connection> connections = new ArrayList<>();

    private CityTopology(City city) {
        this.sites = city.assets().stream().map(Site::of).toList();
    }

    public static List<Connection> connections(City city, List<Simulation> simulations) {
        CityTopology topology = new CityTopology(city);
        for (Simulation simulation : simulations) {
            Map<String, List<Site>> kinds = new HashMap<>();
            for (AssetKind kind : simulation.assets()) {
                List<Site> there = topology.sites.stream()
                        .filter(site -> site.domain().equals(simulation.domain())
                                && site.kind().equals(kind.kind()))
                        .toList();
                kinds.put(kind.kind(), there);
                if (kind.flows()) {
                    topology.flows(there);
                }
            }
            simulation.assets().forEach(kind -> kind.feeds()
                    .forEach(fed -> topology.feeds(
                            kinds.getOrDefault(kind.kind(), List.of()), kinds.getOrDefault(fed, List.of()))));
        }
        topology.beside();
        return List.copyOf(topology.connections);
    }

    private void flows(List<Site> kind) {
        Map<String, List<Site>> roads = new LinkedHashMap<>();
        kind.forEach(site -> roads.computeIfAbsent(site.place().zh(), road -> new ArrayList<>())
                .add(site));
        for (List<Site> road : roads.values()) {
            Site begin = farthest(road, road.get(0));
            Site end = farthest(road, begin);
            List<Site> along = road.stream()
                    .sorted(Comparator.comparingDouble((Site site) -> along(site, begin, end))
                            .thenComparing(Site::asset))
                    .toList();
            for (int i = 1; i < along.size(); i++) {
                add(along.get(i - 1), along.get(i), Kind.FLOWS_TO);
            }
        }
    }

    private static Site farthest(List<Site> sites, Site from) {
        return sites.stream().max(Comparator.comparingDouble(from::metres)).orElse(from);
    }

    /** How far it stands from {@code begin} in the direction of {@code end}; only good for comparing. */
    private static double along(Site site, Site begin, Site end) {
        double shrink = Math.cos(Math.toRadians(begin.latitude()));
        double east = (end.longitude() - begin.longitude()) * shrink;
        double north = end.latitude() - begin.latitude();
        return (site.longitude() - begin.longitude()) * shrink * east + (site.latitude() - begin.latitude()) * north;
    }

    private void feeds(List<Site> feeding, List<Site> fed) {
        NearestSites index = new NearestSites(feeding, FEEDS_METRES);
        for (Site site : fed) {
            index.nearest(site).ifPresent(from -> add(from, site, Kind.FLOWS_TO));
        }
    }

    private void beside() {
        Map<String, NearestSites> domains = new LinkedHashMap<>();
        for (Site site : sites) {
            domains.computeIfAbsent(
                    site.domain(),
                    domain -> new NearestSites(
                            sites.stream()
                                    .filter(other -> other.domain().equals(domain))
                                    .toList(),
                            BESIDE_METRES));
        }
        for (Site site : sites) {
            domains.forEach((domain, index) -> {
                if (site.domain().compareTo(domain) < 0) {
                    besideNearest(site, index, Objects.requireNonNull(domains.get(site.domain())));
                }
            });
        }
    }

    private void besideNearest(Site site, NearestSites others, NearestSites own) {
        Optional<Site> other = others.nearest(site);
        if (other.isPresent() && own.nearest(other.get()).filter(site::equals).isPresent()) {
            boolean same = site.place().zh().equals(other.get().place().zh());
            add(site, other.get(), same ? Kind.BESIDE : Kind.CROSSES);
        }
    }

    private void add(Site from, Site to, Kind kind) {
        connections.add(new Connection(from.asset(), to.asset(), kind, Math.round(from.metres(to) * 10) / 10.0));
    }
}
