package lifeline.contract.simulation.physics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lifeline.contract.simulation.physics.PhysicsModel.Parameter;
import lifeline.contract.simulation.physics.PhysicsModel.Setting;

/**
 * The kinds of physical model. A domain chooses one by this name, and gives it its numbers; the model knows no domain.
 * Every default here is ours, [default], and of the order of size that such things have.
 */
public enum PhysicsKind {
    /** Gas from a leak on its way along a corridor of soil and ducts into the chambers beside it, and biogas in them. */
    SOIL,
    /** A pressure regulator: its outlet pressure and flow under the demand of a day and a season. */
    REGULATOR,
    /** A low point of the streets: rain, inlets, a chamber, its outfall to the sea, pumps, and what stands on the road. */
    CATCHMENT,
    /** A bridge: what crosses it, how it bends and swings, and what warmth, wind and damage do to it. */
    BEAM,
    /** Water in pipes under pressure. Its kinds of asset, in this order: gauges on mains, supply zones, tanks. */
    WATER_NETWORK,
    /** District heating, supply and return. Its kinds of asset, in this order: stations, chambers, homes. */
    HEAT_NETWORK;

    private record Words(List<String> outputs, List<Setting> settings, List<Parameter> parameters) {}

    private static final Words OF_SOIL = new Words(
            List.of("methane", "ethane", "temperature"),
            List.of(
                    new Setting("volume", 1.2, 0.1, 1_000),
                    new Setting("air-changes", 90, 0, 1_000),
                    new Setting("purge", 60, 0, 1_000),
                    new Setting("offset", 4, 0.5, 1_000),
                    new Setting("velocity", 0.5, 0.001, 10),
                    new Setting("dispersion", 2, 0.001, 100),
                    new Setting("loss", 60, 0, 10_000),
                    new Setting("lel", 5, 1, 20),
                    new Setting("ethane-share", 0.04, 0, 1),
                    new Setting("biogas", 0.8, 0, 50),
                    new Setting("biogas-spread", 0.4, 0, 1),
                    new Setting("biogas-q10", 2, 1, 5),
                    new Setting("biogas-daily", 0.3, 0, 1),
                    new Setting("gusts", 0, 0, 1),
                    new Setting("ground", 13, -50, 50),
                    new Setting("damping", 0.3, 0, 1)),
            List.of(new Parameter("leak", "methane", "ethane"), new Parameter("rot", "methane")));

    private static final Words OF_REGULATOR = new Words(
            List.of("pressure", "flow"),
            List.of(
                    new Setting("set-point", 3, 0.1, 10_000),
                    new Setting("droop", 0.12, 0, 1_000),
                    new Setting("friction", 0.05, 0, 1_000),
                    new Setting("capacity", 600, 0.1, 1_000_000),
                    new Setting("spread", 0.3, 0, 1),
                    new Setting("always", 0.1, 0, 1),
                    new Setting("cooking", 0.3, 0, 1),
                    new Setting("warming", 0.015, 0, 1),
                    new Setting("heated-below", 15, -50, 50)),
            List.of(
                    new Parameter("clog", "pressure", "flow"),
                    new Parameter("creep", "pressure", "flow"),
                    new Parameter("shut", "pressure", "flow")));

    private static final Words OF_CATCHMENT = new Words(
            List.of("depth", "level", "rain", "recent-rain", "pump", "tide"),
            List.of(
                    new Setting("area", 4_500, 0, 1_000_000),
                    new Setting("runoff", 0.85, 0, 1),
                    new Setting("gathering", 5, 0.5, 600),
                    new Setting("spread", 0.25, 0, 0.9),
                    new Setting("inlet", 0.12, 0, 100),
                    new Setting("hollow", 150, 1, 1_000_000),
                    new Setting("chamber", 8, 0.5, 100_000),
                    new Setting("chamber-depth", 4, 0.5, 50),
                    new Setting("always", 0.002, 0, 10),
                    new Setting("pipe", 0.08, 0, 100),
                    new Setting("invert", 1.5, -20, 1_000),
                    new Setting("pump", 0, 0, 100),
                    new Setting("pump-on", 0.5, 0, 50),
                    new Setting("mean-sea", 0.1, -5, 5),
                    new Setting("lunar", 0.65, 0, 10),
                    new Setting("solar", 0.15, 0, 10),
                    new Setting("wind-setup", 0.015, 0, 1)),
            List.of(
                    new Parameter("inlet-blockage", "depth", "level"),
                    new Parameter("pipe-blockage", "depth", "level"),
                    new Parameter("pump-failure", "depth", "level", "pump"),
                    new Parameter("inflow", "depth", "level", "pump"),
                    new Parameter("downpour", "depth", "level", "rain", "recent-rain", "pump"),
                    new Parameter("surge", "depth", "level", "tide")));

    private static final Words OF_BEAM = new Words(
            List.of(
                    "deflection",
                    "strain",
                    "acceleration",
                    "frequency-shift",
                    "joint",
                    "crack",
                    "wind",
                    "steel-temperature"),
            List.of(
                    new Setting("span", 40, 1, 5_000),
                    new Setting("mass", 280_000, 100, 1e9),
                    new Setting("first", 2.1, 0.05, 50),
                    new Setting("second", 5.4, 0.05, 100),
                    new Setting("third", 11.7, 0.05, 200),
                    new Setting("damping", 0.02, 0.001, 0.5),
                    new Setting("neutral-axis", 0.43, 0.01, 20),
                    new Setting("vehicles", 500, 0, 10_000),
                    new Setting("speed", 14, 0.5, 60),
                    new Setting("trucks", 0.1, 0, 1),
                    new Setting("heaviest", 12, 2, 200),
                    new Setting("bounce", 0.003, 0, 1),
                    new Setting("load-bounce", 0.02, 0, 1),
                    new Setting("ambient", 0.006, 0, 10),
                    new Setting("buffeting", 0.0001, 0, 1),
                    new Setting("warm-softening", 0.0002, 0, 0.1),
                    new Setting("expansion", 0.6, 0, 100),
                    new Setting("set-at", 12, -50, 50),
                    new Setting("crack", 0.08, 0, 10),
                    new Setting("crack-spread", 0.03, 0, 10),
                    new Setting("crack-growth", 0.96, 0, 100),
                    new Setting("exposure", 1.15, 0, 5)),
            List.of(
                    new Parameter("load", "deflection", "strain", "acceleration"),
                    new Parameter("vehicle", "deflection", "strain", "acceleration"),
                    new Parameter("stiffness-loss", "deflection", "strain", "frequency-shift", "crack")));

    private static final Words OF_WATER_NETWORK = new Words(
            List.of("pressure", "end-pressure", "flow", "consumption", "level"),
            List.of(
                    new Setting("zone-demand", 200, 1, 5000),
                    new Setting("street-demand", 12, 0, 500),
                    new Setting("tank-demand", 60, 1, 5000),
                    new Setting("tank-area", 200, 1, 100000),
                    new Setting("tank-depth", 5, 1, 50),
                    new Setting("head", 42, 5, 200),
                    new Setting("required-pressure", 20, 1, 100),
                    new Setting("leakage", 0.1, 0, 1),
                    new Setting("step", 120, 10, 600)),
            List.of(
                    new Parameter("burst", "pressure", "end-pressure", "flow", "level"),
                    new Parameter("valve", "pressure", "end-pressure", "flow", "consumption", "level")));

    private static final Words OF_HEAT_NETWORK = new Words(
            List.of(
                    "supply-temperature",
                    "return-temperature",
                    "return-pressure",
                    "flow",
                    "outdoor-temperature",
                    "makeup",
                    "chamber-temperature",
                    "room-temperature"),
            List.of(
                    new Setting("supply", 92, 20, 200),
                    new Setting("supply-slope", 1.2, 0, 10),
                    new Setting("supply-least", 72, 10, 200),
                    new Setting("supply-most", 120, 20, 200),
                    new Setting("cooling", 44, 1, 150),
                    new Setting("room", 21.5, 5, 30),
                    new Setting("ground", 13, -50, 50),
                    new Setting("station-flow", 60, 1, 5000),
                    new Setting("leakage", 0.006, 0, 1),
                    new Setting("held-pressure", 0.3, 0.05, 2.5),
                    new Setting("rest-pressure", 0.2, 0.05, 2.5),
                    new Setting("makeup-most", 120, 0, 100000),
                    new Setting("stock", 10, 0.1, 10000),
                    new Setting("pump-head", 50, 1, 300),
                    new Setting("cooling-hours", 100, 1, 1000),
                    new Setting("calendar", 0, 0, 1),
                    new Setting("filling", 305, 1, 366),
                    new Setting("trial", 312, 1, 366),
                    new Setting("season", 319, 1, 366),
                    new Setting("shutdown", 95, 1, 366),
                    new Setting("off", 105, 1, 366),
                    new Setting("step", 120, 10, 600)),
            List.of(
                    new Parameter("leak", "makeup", "return-pressure", "chamber-temperature"),
                    new Parameter("valve", "flow", "supply-temperature", "return-temperature", "room-temperature"),
                    new Parameter("source", "supply-temperature", "return-temperature", "room-temperature")));

    private Words words() {
        return switch (this) {
            case SOIL -> OF_SOIL;
            case REGULATOR -> OF_REGULATOR;
            case CATCHMENT -> OF_CATCHMENT;
            case BEAM -> OF_BEAM;
            case WATER_NETWORK -> OF_WATER_NETWORK;
            case HEAT_NETWORK -> OF_HEAT_NETWORK;
        };
    }

    /** What it works out, for a quantity to tell. */
    public List<String> outputs() {
        return words().outputs();
    }

    /** The numbers it takes. */
    public List<Setting> settings() {
        return words().settings();
    }

    public Optional<Setting> setting(String name) {
        return settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }

    /** What a fault may change in it. */
    public List<String> parameters() {
        return words().parameters().stream().map(Parameter::name).toList();
    }

    /** The outputs that tell of a change of {@code parameter}. */
    public List<String> movedBy(String parameter) {
        return words().parameters().stream()
                .filter(known -> known.name().equals(parameter))
                .flatMap(known -> known.moves().stream())
                .toList();
    }

    /** As it stands in {@code simulation.yaml}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
