package lifeline.contract.city;

import java.util.ArrayList;
import java.util.List;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.Simulation;

/** All assets and devices of a simulated city, in a fixed order. */
public record City(List<Asset> assets, List<Device> devices) {
    public City {
        assets = List.copyOf(assets);
        devices = List.copyOf(devices);
    }

    /**
     * The simulated Weihai with that many devices, shared out over the domains and their fleets. The same arguments give
     * the same city, always: what publishes and what registers need not talk to each other.
     *
     * @throws IllegalArgumentException when there are fewer devices than fleets
     */
    public static City generate(List<Simulation> simulations, int devices) {
        int fleets = simulations.stream()
                .mapToInt(simulation -> simulation.fleets().size())
                .sum();
        if (devices < fleets) {
            throw new IllegalArgumentException("the city has " + fleets + " kinds of devices and needs at least one of"
                    + " each, so at least " + fleets + " devices, not " + devices);
        }
        List<Integer> minimums = simulations.stream()
                .map(simulation -> simulation.fleets().size())
                .toList();
        List<Integer> counts =
                Shares.of(devices, simulations.stream().map(Simulation::share).toList(), minimums);
        List<Asset> assets = new ArrayList<>();
        List<Device> all = new ArrayList<>();
        for (int i = 0; i < simulations.size(); i++) {
            Simulation simulation = simulations.get(i);
            List<Integer> sizes = Shares.of(
                    counts.get(i),
                    simulation.fleets().stream().map(Fleet::share).toList(),
                    simulation.fleets().stream().map(fleet -> 1).toList());
            Layout layout = new Layout(simulation, sizes);
            assets.addAll(layout.assets());
            all.addAll(layout.devices());
        }
        return new City(assets, all);
    }
}
