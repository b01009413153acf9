package lifeline.simulators.score.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.fault.Targets;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.wave.Noise;

/** The city that all scenarios are played in, large enough for the sensor-days of a run, and who reports how often. */
public final class Stage {
    /** What a calm sensor declares and keeps. */
    static final Duration CALM = Duration.ofHours(2);

    static final double SENSOR_DAYS = 5_000;
    private static final Duration LENGTH = Duration.ofHours(12);
    /** Of those that are not watched anyway, so many report as often as their domain says, but not more than once a minute. */
    private static final double DENSE = 0.005;

    private static final Duration DENSE_PERIOD = Duration.ofMinutes(1);

    private static final int AROUND = 2;
    private static final Instant FIRST_DAY = Instant.parse("2026-11-30T16:00:00Z");
    private static final int DAYS = 90;

    /** What happens near something else happens within this distance of it, wherever the city has something there. */
    private static final double NEAR_METRES = 1_500;

    private final City city;
    private final Targets targets;
    private final Duration length;
    private final Optional<Instant> start;
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, List<Device>> byAsset = new HashMap<>();

    public Stage(List<Simulation> simulations) {
        this(simulations, SENSOR_DAYS, LENGTH);
    }

    /** With as many devices as it takes for so many sensor-days in that time. */
    public Stage(List<Simulation> simulations, double sensorDays, Duration length) {
        this.length = length;
        this.start = Optional.empty();
        int devices = 200;
        City grown = City.generate(simulations, devices);
        while (days(grown) < sensorDays) {
            devices = Math.max(devices + 50, (int) Math.ceil(devices * sensorDays / days(grown)));
            grown = City.generate(simulations, devices);
        }
        this.city = grown;
        this.targets = new Targets(grown);
        index();
    }

    /** A given city, whose scenes begin at a given instant. */
    public Stage(City city, Instant start, Duration length) {
        this.length = length;
        this.start = Optional.of(start);
        this.city = city;
        this.targets = new Targets(city);
        index();
    }

    private void index() {
        city.assets().forEach(asset -> assets.put(asset.id(), asset));
        city.devices().forEach(device -> byAsset.computeIfAbsent(device.asset(), unknown -> new ArrayList<>())
                .add(device));
    }

    private double days(City of) {
        long sensors = of.devices().stream()
                .mapToLong(device -> device.quantities().size())
                .sum();
        return sensors * (double) length.toMillis() / Duration.ofDays(1).toMillis();
    }

    public City city() {
        return city;
    }

    /** Whoever only asks, and lets nothing happen, may share them. */
    Targets targets() {
        return targets;
    }

    Duration length() {
        return length;
    }

    /** Midnight of a day of the heating season, unless it was given. */
    Instant start(double even) {
        return start.orElseGet(() -> FIRST_DAY.plus(Duration.ofDays((long) (even * DAYS))));
    }

    /** The city with {@code watched} devices at their own period, a few others at no less than a minute, and all else calm. */
    City city(Set<String> watched, long seed) {
        List<Device> devices = city.devices().stream()
                .map(device -> watched.contains(device.id())
                        ? device
                        : reporting(device, isDense(device, seed) ? longer(device.period(), DENSE_PERIOD) : CALM))
                .toList();
        return new City(city.assets(), devices);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Device reporting(Device device, Duration period) {
        return new Device(device.id(), device.asset(), device.domain(), device.fleet(), period, device.quantities());
    }

    private static boolean isDense(Device device, long seed) {
        return Noise.even(Noise.key(seed, "dense/" + device.id()), 0) < DENSE;
    }

    /** What each device declares that does not keep its own period; the others declare what their quantities do. */
    Map<String, Duration> declared(City run) {
        Map<String, Duration> declared = new HashMap<>();
        for (int i = 0; i < run.devices().size(); i++) {
            Device device = run.devices().get(i);
            if (!device.period().equals(city.devices().get(i).period())) {
                declared.put(device.id(), device.period());
            }
        }
        return declared;
    }

    /** By {@code domain.quantity}. */
    Map<String, Double> sensorDays() {
        Map<String, Double> days = new TreeMap<>();
        double each = (double) length.toMillis() / Duration.ofDays(1).toMillis();
        city.devices().forEach(device -> device.quantities()
                .forEach(quantity -> days.merge(device.domain() + '.' + quantity, each, Double::sum)));
        return days;
    }

    /** The devices a fault may strike first so that all of {@code quantities} are measured there. */
    List<Device> able(String domain, FaultModel model, Set<String> quantities) {
        boolean everywhere = model.scope() == FaultModel.Scope.CITY;
        return city.devices().stream()
                .filter(device -> device.domain().equals(domain))
                .filter(device -> everywhere || device.fleet().equals(model.fleet()))
                .filter(device -> quantities.stream()
                        .allMatch(quantity -> model.scope() == FaultModel.Scope.ASSET
                                ? at(device.asset()).stream().anyMatch(other -> measures(other, quantity))
                                : measures(device, quantity)))
                .toList();
    }

    private static boolean measures(Device device, String quantity) {
        return device.quantities().contains(quantity);
    }

    private List<Device> at(String asset) {
        return byAsset.getOrDefault(asset, List.of());
    }

    /** The device itself if it measures this, else the first beside it that does. */
    Device beside(Device device, String quantity) {
        return besideIfAny(device, quantity).orElseThrow();
    }

    /** The same; empty where nothing there measures it. */
    Optional<Device> besideIfAny(Device device, String quantity) {
        return measures(device, quantity)
                ? Optional.of(device)
                : at(device.asset()).stream()
                        .filter(other -> measures(other, quantity))
                        .findFirst();
    }

    /** Those of {@code able} that have one of each of {@code others} near; where there is none, those that come closest. */
    List<Device> besideAll(List<Device> able, List<List<Device>> others) {
        Map<String, Double> furthest = new HashMap<>();
        for (Device device : able) {
            furthest.computeIfAbsent(device.asset(), id -> others.stream()
                    .mapToDouble(each -> metresToNearest(asset(id), each))
                    .max()
                    .orElse(0));
        }
        double least = furthest.values().stream().min(Comparator.naturalOrder()).orElse(0.0);
        double allowed = Math.max(NEAR_METRES, least);
        return able.stream()
                .filter(device -> furthest.getOrDefault(device.asset(), 0.0) <= allowed)
                .toList();
    }

    private double metresToNearest(Asset from, List<Device> devices) {
        return devices.stream()
                .map(Device::asset)
                .distinct()
                .mapToDouble(id -> Places.metres(asset(id), from))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** All that measure a quantity at an asset. */
    List<Device> at(String asset, String quantity) {
        return at(asset).stream().filter(device -> measures(device, quantity)).toList();
    }

    /** The devices of some of these quantities at the assets of the kind nearest to this one. */
    List<Device> around(String id, Set<String> quantities) {
        Asset center = asset(id);
        return assets.values().stream()
                .filter(asset -> asset.domain().equals(center.domain())
                        && asset.kind().equals(center.kind())
                        && !asset.id().equals(id))
                .sorted(Comparator.comparingDouble((Asset asset) -> Places.metres(asset, center))
                        .thenComparing(Asset::id))
                .limit(AROUND)
                .flatMap(asset -> at(asset.id()).stream())
                .filter(device -> quantities.stream().anyMatch(quantity -> measures(device, quantity)))
                .limit(2L * AROUND)
                .toList();
    }

    List<Device> measuring(String domain, Set<String> quantities) {
        return city.devices().stream()
                .filter(device -> device.domain().equals(domain)
                        && quantities.stream().anyMatch(quantity -> measures(device, quantity)))
                .toList();
    }

    Asset asset(String id) {
        return Objects.requireNonNull(assets.get(id), id);
    }

    double metres(Device device, Asset there) {
        return Places.metres(asset(device.asset()), there);
    }
}
