package lifeline.simulators.score;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import lifeline.contract.city.Device;
import lifeline.contract.signal.Sample;
import lifeline.contract.simulation.Behaviour;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.contract.topology.CityTopology;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;
import lifeline.contract.topology.place.Locator;
import lifeline.contract.topology.place.Sighting;
import lifeline.simulators.Cities;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.physics.network.Sites;
import lifeline.simulators.physics.network.heat.HeatNetwork;
import lifeline.simulators.physics.network.water.WaterNetwork;
import lifeline.simulators.physics.soil.Soil;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Waveform;
import org.junit.jupiter.api.Test;

/**
 * How far from the truth a leak is placed along its pipe, in the simulated city of 1,000 devices. What was struck has a sensor of its own
 * there, which a leak between two sensors has not: so it is measured a second time without the sensors within so many metres.
 */
class PlaceErrorTest {
    /** Seeds on which nothing was tuned. */
    private static final int FIRST_SEED = 101;

    private static final int SEEDS = 4;
    private static final int STRIKES = 25;
    private static final int HOUR = 3_600;

    private record Errors(List<Double> located, List<Double> nearest, List<Double> told) {
        Errors() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        String line(String what) {
            long within = 0;
            for (int i = 0; i < located.size(); i++) {
                within += located.get(i) <= 2 * told.get(i) ? 1 : 0;
            }
            return String.format(
                    Locale.ROOT,
                    "%s: located median %.0f p95 %.0f, nearest sensor median %.0f p95 %.0f, within twice the uncertainty %d of %d",
                    what,
                    of(located, 0.5),
                    of(located, 0.95),
                    of(nearest, 0.5),
                    of(nearest, 0.95),
                    within,
                    located.size());
        }
    }

    private static double of(List<Double> errors, double share) {
        List<Double> sorted = errors.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    @Test
    void aBurstBetweenGaugesIsPlacedNearerThanTheNearestGaugeIs() {
        Errors errors = run(PhysicsKind.WATER_NETWORK, "pressure", "pressure", "burst", 310);
        assertTrue(of(errors.located(), 0.5) < of(errors.nearest(), 0.5), errors::toString);
    }

    @Test
    void whatHappensAtASensorIsPlacedNearIt() {
        Errors burst = run(PhysicsKind.WATER_NETWORK, "pressure", "pressure", "burst", 0);
        Errors leak = run(PhysicsKind.SOIL, "methane", "methane", "leak", 0);
        Errors steam = run(PhysicsKind.HEAT_NETWORK, "chamber", "chamber-temperature", "burst", 0);
        for (Errors errors : List.of(burst, leak, steam)) {
            assertTrue(of(errors.located(), 0.5) < 200, errors::toString);
        }
    }

    /** So no hydraulic gradient can be told from these gauges. */
    @Test
    void aHeatingLeakShowsInTheReturnPressureOfItsOwnStationAndOfHardlyAnyOther() {
        Errors own = run(PhysicsKind.HEAT_NETWORK, "station", "return-pressure", "leak", 0);
        assertTrue(of(own.located(), 0.95) < 50, own::toString);
        Errors others = run(PhysicsKind.HEAT_NETWORK, "station", "return-pressure", "leak", 300);
        assertTrue(others.located().size() < SEEDS * STRIKES / 10, others::toString);
    }

    @Test
    void gasThatReachesNoOtherWellIsHardlyEverPlaced() {
        Errors unseen = run(PhysicsKind.SOIL, "methane", "methane", "leak", 5);
        assertTrue(unseen.located().size() < SEEDS * STRIKES, unseen::toString);
    }

    private static Physics physics(PhysicsKind kind, Sites sites) {
        return switch (kind) {
            case WATER_NETWORK -> new WaterNetwork(sites.site());
            case HEAT_NETWORK -> new HeatNetwork(sites.site());
            default -> new Soil(sites.site());
        };
    }

    private static Errors run(PhysicsKind kind, String fleet, String quantity, String fault, double hidden) {
        Errors errors = new Errors();
        int unseen = 0;
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Sites sites = Sites.of(kind, 1_000, seed);
            Topology topology = Topology.of(
                    sites.city().assets().stream().map(Site::of).toList(),
                    CityTopology.connections(sites.city(), Cities.SIMULATIONS));
            Physics physics = physics(kind, sites);
            List<Device> devices = sites.devices(fleet);
            Random random = new Random(seed);
            for (int strike = 0; strike < STRIKES; strike++) {
                long seconds = HOUR + strike * 2_700L;
                Device struck = devices.get(random.nextInt(devices.size()));
                Injection injection = sites.fault(fault, struck, 1, seconds);
                Instant from = injection.from();
                Map<String, List<Sample>> readings = new HashMap<>();
                read(sites, physics, devices, quantity, from.minusSeconds(600), from, 30, readings);
                physics.begin(injection);
                read(sites, physics, devices, quantity, from, from.plusSeconds(240), 10, readings);
                Site truth = topology.site(struck.asset()).orElseThrow();
                List<Sighting> sightings = new ArrayList<>();
                Set<String> seen = new HashSet<>();
                for (Device device : devices) {
                    Site site = topology.site(device.asset()).orElseThrow();
                    if ((hidden == 0 || site.metres(truth) > hidden) && seen.add(device.asset())) {
                        Sighting.of(device.asset(), readings.getOrDefault(device.id(), List.of()), from.plusSeconds(15))
                                .ifPresent(sightings::add);
                    }
                }
                var position = Locator.locate(topology, sightings);
                if (position.isEmpty()) {
                    unseen++;
                    continue;
                }
                errors.located().add(position.get().metresTo(truth));
                errors.told().add(position.get().uncertainty());
                errors.nearest()
                        .add(sightings.stream()
                                .filter(sighting -> sighting.strength() > 6 * sighting.noise())
                                .max(Comparator.comparingDouble(Sighting::strength))
                                .flatMap(sighting -> topology.site(sighting.asset()))
                                .orElseThrow()
                                .metres(truth));
            }
        }
        System.out.println(errors.line(kind + " " + fault + " hidden " + hidden + " m, unseen " + unseen));
        return errors;
    }

    private static void read(
            Sites sites,
            Physics physics,
            List<Device> devices,
            String quantity,
            Instant from,
            Instant to,
            int period,
            Map<String, List<Sample>> readings) {
        for (Device device : devices) {
            Behaviour behaviour = Objects.requireNonNull(sites.simulation().fleets().stream()
                    .filter(fleet -> fleet.id().equals(device.fleet()))
                    .findFirst()
                    .orElseThrow()
                    .behaviour()
                    .get(quantity));
            Waveform waveform = new Waveform(behaviour, Noise.key(sites.site().seed(), device.id() + '.' + quantity));
            List<Sample> samples = readings.computeIfAbsent(device.id(), id -> new ArrayList<>());
            for (Instant at = from.plusSeconds(Math.floorMod(device.id().hashCode(), period));
                    at.isBefore(to);
                    at = at.plusSeconds(period)) {
                double truth = physics.at(device, quantity, at).orElseThrow();
                samples.add(new Sample(at, waveform.measured(waveform.around(truth, at))));
            }
        }
    }
}
