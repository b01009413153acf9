package lifeline.contract.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Identifier;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Coupling.Driver;
import lifeline.contract.simulation.FaultModel.Scope;
import lifeline.contract.simulation.failing.Failure;
import lifeline.contract.simulation.failing.FailureReader;
import lifeline.contract.simulation.physics.Hyetograph;
import lifeline.contract.simulation.physics.PhysicsModel;
import lifeline.contract.simulation.physics.PhysicsReader;
import lifeline.contract.yaml.YamlNode;

/** Reads {@code simulation.yaml} from top to bottom; what comes later may name what came before, nothing else. */
final class SimulationReader {
    private static final Duration DAY = Duration.ofDays(1);

    private final Domain domain;
    private final Map<String, AssetKind> kinds = new LinkedHashMap<>();
    private final Map<String, Fleet> fleets = new LinkedHashMap<>();
    private final Map<String, PhysicsModel> physics = new LinkedHashMap<>();
    private final Map<String, FaultModel> faults = new LinkedHashMap<>();
    private final Map<String, Play> plays = new LinkedHashMap<>();

    SimulationReader(Domain domain) {
        this.domain = domain;
    }

    Simulation read(YamlNode root) {
        double share = positive(root, "share");
        root.child("assets").fields().forEach((kind, node) -> kinds.put(named(kind, node), AssetKind.read(kind, node)));
        checkFeeds(root.child("assets"));
        root.child("fleets").fields().forEach((id, node) -> fleets.put(named(id, node), fleet(id, node)));
        PhysicsReader reader = new PhysicsReader(fleets.values());
        root.optional("physics").ifPresent(found -> found.fields()
                .forEach((id, node) -> physics.put(named(id, node), reader.model(id, node))));
        root.child("faults").fields().forEach((id, node) -> faults.put(named(id, node), fault(id, node)));
        root.child("plays").fields().forEach((name, node) -> plays.put(named(name, node), play(name, node)));
        root.done();
        return new Simulation(
                domain.id(),
                share,
                List.copyOf(kinds.values()),
                List.copyOf(fleets.values()),
                List.copyOf(physics.values()),
                List.copyOf(faults.values()),
                List.copyOf(plays.values()));
    }

    private void checkFeeds(YamlNode assets) {
        assets.fields().forEach((kind, node) -> {
            for (String fed :
                    Optional.ofNullable(kinds.get(kind)).map(AssetKind::feeds).orElse(List.of())) {
                if (!kinds.containsKey(fed) || fed.equals(kind)) {
                    node.child("feeds").fault("'" + kind + "' can feed another kind of asset, not '" + fed + "'");
                }
            }
        });
    }

    private Fleet fleet(String id, YamlNode node) {
        String at = known(node, "at", kinds.keySet(), "kind of asset");
        double share = positive(node, "share");
        Duration period = positiveDuration(node, "period");
        Map<String, Behaviour> behaviour = new LinkedHashMap<>();
        node.child("behaviour").fields().forEach((name, child) -> {
            Optional<Quantity> quantity = domain.quantity(name);
            if (quantity.isEmpty()) {
                child.fault("unknown quantity '" + name + "'; " + domain.id() + " has "
                        + domain.quantities().stream().map(Quantity::name).collect(Collectors.joining(", ")));
                return;
            }
            if (period.compareTo(quantity.get().period()) > 0) {
                child.fault("the period of '" + name + "' is "
                        + quantity.get().period().toSeconds() + " s; a slower fleet would count as silent");
            }
            behaviour.put(name, behaviour(quantity.get(), child));
        });
        if (behaviour.isEmpty()) {
            node.fault("'" + id + "' measures nothing");
        }
        Optional<Duration> samples = node.optional("samples").map(YamlNode::duration);
        if (samples.isPresent() && (samples.get().isZero() || samples.get().compareTo(period) >= 0)) {
            node.child("samples").fault("'samples' must be shorter than the period, and longer than 0s");
        }
        Optional<WaveformModel> waveform = node.optional("waveform").map(this::waveform);
        node.done();
        return new Fleet(id, at, share, period, samples, behaviour, waveform);
    }

    private WaveformModel waveform(YamlNode node) {
        String quantity = known(
                node,
                "quantity",
                domain.quantities().stream().map(Quantity::name).collect(Collectors.toCollection(LinkedHashSet::new)),
                "quantity");
        double rate = node.number("rate");
        Duration frame = positiveDuration(node, "frame");
        if (rate < 1 || rate > 1_000 || frame.toNanosPart() != 0 || frame.toSeconds() > 60) {
            node.fault("'rate' must be 1 to 1000 a second, 'frame' whole seconds, 60 at most");
        }
        int devices = node.integer("devices", 1);
        if (devices < 1) {
            node.fault("'devices' must be at least 1");
        }
        double noise = notNegative(node, "noise");
        double resolution = positive(node, "resolution");
        List<WaveformModel.Mode> modes = node.list("modes", SimulationReader::mode);
        node.done();
        return new WaveformModel(quantity, rate, frame, devices, noise, resolution, modes);
    }

    private static WaveformModel.Mode mode(YamlNode node) {
        WaveformModel.Mode mode = new WaveformModel.Mode(positive(node, "frequency"), positive(node, "amplitude"));
        node.done();
        return mode;
    }

    private static WaveformModel.Shaking shaking(YamlNode node, Set<String> effects) {
        WaveformModel.Shaking shaking = new WaveformModel.Shaking(
                known(node, "follows", effects, "effect"), positive(node, "amplitude"), positive(node, "frequency"));
        node.done();
        return shaking;
    }

    private static Behaviour behaviour(Quantity quantity, YamlNode node) {
        double base = node.number("base");
        if (base < quantity.min() || base > quantity.max()) {
            node.fault("base " + base + " is outside what is plausible, " + quantity.min() + " to " + quantity.max());
        }
        List<Behaviour.Wave> waves = new ArrayList<>();
        node.optional("daily").ifPresent(daily -> waves.add(wave(daily, 1)));
        node.optional("twice-daily").ifPresent(twice -> waves.add(wave(twice, 2)));
        List<Coupling> couplings = new ArrayList<>();
        node.optional("weather").ifPresent(weather -> weather.fields().forEach((driver, child) -> driver(driver, child)
                .ifPresent(found -> couplings.add(coupling(found, child)))));
        Behaviour behaviour = new Behaviour(
                base,
                notNegative(node, "spread"),
                waves,
                notNegative(node, "noise"),
                notNegative(node, "wander"),
                positive(node, "resolution"),
                node.number("least", quantity.min()),
                node.number("most", quantity.max()),
                couplings,
                node.optional("life").map(Behaviour.Life::read));
        node.done();
        return behaviour;
    }

    private static Behaviour.Wave wave(YamlNode node, int perDay) {
        double height = node.number("height");
        Duration peak = node.duration("peak");
        if (peak.compareTo(DAY) >= 0) {
            node.fault("'peak' is a time of day, below 24h");
        }
        node.done();
        return new Behaviour.Wave(height, perDay, peak);
    }

    private static Coupling coupling(Driver driver, YamlNode node) {
        double gain = node.number("gain");
        boolean over = node.has("over");
        double zero = over ? node.number("over") : node.number("from", 0);
        node.done();
        return new Coupling(driver, gain, zero, over);
    }

    private static Optional<Driver> driver(String name, YamlNode node) {
        for (Driver driver : Driver.values()) {
            if (driver.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(driver);
            }
        }
        node.fault("unknown weather '" + name + "'; known are temperature, rain, wetness, wind");
        return Optional.empty();
    }

    private FaultModel fault(String id, YamlNode node) {
        Text title = Text.read(node, "title");
        Track track = node.choice("track", Track.class);
        Scope scope = node.choice("scope", Scope.class);
        boolean everywhere = scope == Scope.CITY;
        Duration lasts = positiveDuration(node, "lasts");
        Duration settles = node.duration("settles", Duration.ZERO);
        String fleet = everywhere ? "" : known(node, "fleet", fleets.keySet(), "fleet");
        boolean further = scope == Scope.ASSET;
        int reach = further ? node.integer("reach", 0) : 0;
        double within = further && node.has("within") ? positive(node, "within") : Double.MAX_VALUE;
        Duration report = everywhere ? Duration.ZERO : positiveDuration(node, "report");
        Map<Driver, Effect> weather = everywhere ? weather(node) : Map.of();
        Map<String, Effect> effects = everywhere ? Map.of() : effects(node, measuredWith(fleet, scope));
        String at = Optional.ofNullable(fleets.get(fleet)).map(Fleet::at).orElse("");
        FaultModel.Physical physical =
                node.optional("physics").map(child -> physical(child, at)).orElse(FaultModel.Physical.NONE);
        Optional<Hyetograph> rain = everywhere ? node.optional("hyetograph").map(Hyetograph::read) : Optional.empty();
        Optional<Failure> failure =
                everywhere ? Optional.empty() : FailureReader.optional(node, track, measuredWith(fleet, scope));
        if (effects.isEmpty()
                && weather.isEmpty()
                && rain.isEmpty()
                && !node.has("failure")
                && physical.changes().isEmpty()) {
            node.fault("'" + id + "' has no effect");
        }
        Optional<WaveformModel.Shaking> shaking =
                node.optional("waveform").map(child -> shaking(child, effects.keySet()));
        node.done();
        return new FaultModel(
                id, title, track, fleet, scope, reach, within, lasts, settles, report, effects, physical, weather, rain,
                shaking, failure);
    }

    private static Map<Driver, Effect> weather(YamlNode node) {
        Map<Driver, Effect> weather = new EnumMap<>(Driver.class);
        node.optional("weather").ifPresent(found -> found.fields()
                .forEach((name, child) -> driver(name, child).ifPresent(driver -> {
                    if (driver == Driver.WETNESS) {
                        child.fault("wetness follows from rain; say how much it rains");
                    }
                    weather.put(driver, effect(child));
                })));
        return weather;
    }

    private static Map<String, Effect> effects(YamlNode node, Set<String> measured) {
        Map<String, Effect> effects = new LinkedHashMap<>();
        node.optional("effects").ifPresent(found -> found.fields().forEach((name, child) -> {
            if (!measured.contains(name)) {
                child.fault("'" + name + "' is not measured there; measured are " + String.join(", ", measured));
            }
            effects.put(name, effect(child));
        }));
        return effects;
    }

    private FaultModel.Physical physical(YamlNode node, String at) {
        Set<String> known = PhysicsReader.parameters(physics.values(), at);
        Map<String, Effect> changes = new LinkedHashMap<>();
        Set<String> moved = new LinkedHashSet<>();
        node.fields().forEach((parameter, child) -> {
            if (!known.contains(parameter)) {
                child.fault("no model there knows '" + parameter + "'; known are " + String.join(", ", known));
            }
            Effect effect = effect(child);
            if (effect.shape() != Effect.Shape.RAMP && effect.shape() != Effect.Shape.SURGE) {
                child.fault("a parameter takes a ramp or a surge; what sensors tell is broken with 'effects'");
            }
            changes.put(parameter, effect);
            moved.addAll(PhysicsReader.moved(physics.values(), parameter, at));
        });
        return new FaultModel.Physical(changes, moved);
    }

    private Set<String> measuredWith(String fleet, Scope scope) {
        Fleet struck = fleets.get(fleet);
        if (struck == null) {
            return domain.quantities().stream().map(Quantity::name).collect(Collectors.toSet());
        }
        Set<String> measured = new LinkedHashSet<>();
        fleets.values().stream()
                .filter(other -> scope == Scope.DEVICE
                        ? other.id().equals(struck.id())
                        : other.at().equals(struck.at()))
                .forEach(other -> {
                    measured.addAll(other.behaviour().keySet());
                    other.waveform().map(WaveformModel::quantity).ifPresent(measured::add);
                });
        return measured;
    }

    private static Effect effect(YamlNode node) {
        Effect.Shape shape = node.choice("shape", Effect.Shape.class);
        boolean sized = shape != Effect.Shape.STUCK && shape != Effect.Shape.SILENT;
        boolean timed = shape == Effect.Shape.RAMP || shape == Effect.Shape.SURGE;
        Effect effect = new Effect(
                shape,
                sized ? node.number("size") : 0,
                timed ? node.duration("rise") : Duration.ZERO,
                timed ? node.duration("fall") : Duration.ZERO);
        node.done();
        return effect;
    }

    private Play play(String name, YamlNode node) {
        List<Play.Step> steps = new ArrayList<>();
        for (YamlNode item : node.items()) {
            String fault = known(item, "fault", faults.keySet(), "fault");
            Duration after = item.duration("after");
            Optional<Duration> every = item.optional("every").map(YamlNode::duration);
            FaultModel model = faults.get(fault);
            if (model != null
                    && every.isPresent()
                    && every.get().compareTo(model.whole().multipliedBy(5).dividedBy(4)) < 0) {
                item.fault("'" + fault + "' takes " + model.whole().toSeconds()
                        + " s until it is over; 'every' must be at least a quarter more");
            }
            item.done();
            steps.add(new Play.Step(fault, after, every));
        }
        return new Play(name, steps);
    }

    private static String named(String name, YamlNode node) {
        if (!Identifier.isValid(name)) {
            node.fault("'" + name + "' must be made of letters, digits, '-', '_' or ':'");
        }
        return name;
    }

    private static String known(YamlNode node, String key, Set<String> known, String what) {
        String name = node.text(key);
        if (!name.isEmpty() && !known.contains(name)) {
            node.child(key).fault("unknown " + what + " '" + name + "'; known here: " + String.join(", ", known));
        }
        return name;
    }

    private static double positive(YamlNode node, String key) {
        double number = node.number(key);
        if (node.has(key) && !(number > 0)) {
            node.child(key).fault("'" + key + "' must be above 0");
        }
        return number;
    }

    private static double notNegative(YamlNode node, String key) {
        double number = node.number(key, 0);
        if (number < 0) {
            node.child(key).fault("'" + key + "' must not be negative");
        }
        return number;
    }

    private static Duration positiveDuration(YamlNode node, String key) {
        Duration duration = node.duration(key);
        if (node.has(key) && duration.isZero()) {
            node.child(key).fault("'" + key + "' must be longer than 0s");
        }
        return duration;
    }
}
