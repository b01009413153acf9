package lifeline.simulators.score.scene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.library.Break;
import lifeline.contract.library.Expected;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.library.Size;
import lifeline.contract.library.Where;
import lifeline.contract.library.Work;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Rule;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Play;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.fault.FaultPlan;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.simulators.score.match.Due;
import lifeline.simulators.score.match.TrueFault;
import lifeline.simulators.wave.Noise;

/** Makes a scene of a scenario and a seed: draws where, when and how hard, and works out what a good system says of it. */
public final class SceneMaker {
    /** Of all that one fault strikes; the others are calm until it does. */
    private static final int MOST_WATCHED = 6;

    private final Catalogue catalogue;
    private final List<Simulation> simulations;
    private final Stage stage;

    public SceneMaker(Catalogue catalogue, List<Simulation> simulations, Stage stage) {
        this.catalogue = catalogue;
        this.simulations = simulations;
        this.stage = stage;
    }

    /** The same scenario and seed make the same scene. */
    public Scene scene(LibraryScenario scenario, long seed) {
        return new Making(scenario, seed).scene();
    }

    /** One scene in the making. */
    private final class Making {
        private final LibraryScenario scenario;
        private final long seed;
        private final long key;
        private final Instant start;
        private final Map<String, Device> struck = new HashMap<>();
        private final Map<String, Sensor> sensors = new HashMap<>();
        private final List<Request> requests = new ArrayList<>();
        private final List<TrueFault> faults = new ArrayList<>();
        private final List<Announced> work = new ArrayList<>();
        private final Set<String> watched = new HashSet<>();

        Making(LibraryScenario scenario, long seed) {
            this.scenario = scenario;
            this.seed = seed;
            this.key = Noise.key(seed, scenario.id());
            this.start = stage.start(Noise.even(key, 0));
        }

        Scene scene() {
            List<Struck> all = scenario.breaks().stream().map(this::strike).toList();
            all.forEach(each -> tell(each, due(each, all)));
            City city = stage.city(watched, seed);
            return new Scene(
                    scenario,
                    seed,
                    city,
                    stage.declared(city),
                    start,
                    stage.length(),
                    requests,
                    faults,
                    work,
                    stage.sensorDays());
        }

        /** How a break strikes; what is due of it can be told when all others are known. */
        private record Struck(Break broken, Simulation simulation, Device device, Strike strike, Request request) {}

        private Struck strike(Break broken) {
            Simulation simulation = simulation(broken.domain());
            FaultModel model = simulation.fault(broken.fault()).orElseThrow();
            Device device = target(broken, model);
            struck.put(broken.id(), device);
            Optional<String> first =
                    model.scope() == FaultModel.Scope.CITY ? Optional.empty() : Optional.of(device.id());
            Request own = new Request(
                    broken.domain(), model, first, from(broken), broken.lasts().orElse(model.lasts()), 1);
            Strike strike = new Strike(this::planned, own, start.plus(stage.length()));
            List<Expected> expected = scenario.expectedOf(broken);
            Request request = own;
            if (!expected.isEmpty()) {
                Rule rule = rule(expected.get(0));
                request = strike.of(
                        broken.size().kind(), size(broken), rule, sensor(simulation, device, rule), period(rule));
            }
            return new Struck(broken, simulation, device, strike, request);
        }

        private List<Due> due(Struck struck, List<Struck> all) {
            List<Injection> along = all.stream()
                    .filter(other -> !other.broken().id().equals(struck.broken().id())
                            && other.broken().domain().equals(struck.broken().domain()))
                    .map(other -> planned(other.request()))
                    .toList();
            List<Due> due = new ArrayList<>();
            for (Expected each : scenario.expectedOf(struck.broken())) {
                Rule rule = rule(each);
                due.add(struck.strike().due(struck.request(), along, each, rule, sensorsAt(struck), period(rule)));
            }
            return due;
        }

        private Strike.Sensors sensorsAt(Struck struck) {
            return new Strike.Sensors() {
                @Override
                public Optional<Sensor> measuring(String quantity) {
                    return stage.besideIfAny(struck.device(), quantity).map(device -> at(device, quantity));
                }

                @Override
                public List<Sensor> all(String quantity) {
                    return stage.at(struck.device().asset(), quantity).stream()
                            .map(device -> at(device, quantity))
                            .toList();
                }

                private Sensor at(Device device, String quantity) {
                    return sensor(struck.simulation(), device, quantity);
                }
            };
        }

        private void tell(Struck told, List<Due> due) {
            Break broken = told.broken();
            Request request = told.request();
            Device first = told.device();
            Injection injection = planned(request);
            requests.add(request);
            broken.work().ifPresent(declared -> announce(broken, injection, declared));
            watch(injection, due, first);
            Set<String> quantities = new HashSet<>(injection.model().quantities());
            if (injection.asset() == null) {
                due.forEach(each ->
                        quantities.add(catalogue.rule(each.rule()).orElseThrow().quantity()));
            }
            faults.add(new TrueFault(
                    broken.id(),
                    scenario.id() + '/' + seed,
                    broken.domain(),
                    Optional.ofNullable(injection.asset()),
                    injection.struck().keySet(),
                    quantities,
                    injection.from(),
                    injection.until(),
                    due,
                    Set.copyOf(scenario.may()),
                    Set.copyOf(scenario.silent()),
                    scenario.mustStaySilent()));
        }

        private void announce(Break broken, Injection injection, Work declared) {
            Instant about = declared.isAtEnd() ? injection.turn() : injection.from();
            injection.struck().keySet().stream()
                    .sorted()
                    .forEach(device -> work.add(new Announced(
                            broken.domain(),
                            device,
                            about.minus(declared.before()),
                            injection.until().plus(declared.after()))));
        }

        /** Some of what is struck, what the rules look at first of all, and what is beside it. */
        private void watch(Injection injection, List<Due> due, Device first) {
            Set<String> quantities = new HashSet<>();
            due.forEach(each -> quantities.add(rule(each.rule()).quantity()));
            watched.add(first.id());
            quantities.forEach(
                    quantity -> watched.add(stage.beside(first, quantity).id()));
            if (injection.asset() == null) {
                stage.measuring(injection.domain(), quantities).stream()
                        .limit(MOST_WATCHED)
                        .forEach(device -> watched.add(device.id()));
            } else {
                injection.struck().keySet().stream().limit(MOST_WATCHED).forEach(watched::add);
                stage.around(injection.asset(), injection.model().quantities())
                        .forEach(device -> watched.add(device.id()));
            }
        }

        private Injection planned(Request request) {
            return new FaultPlan(simulations, stage.targets(), Play.QUIET, seed, start).ask(request);
        }

        private Instant from(Break broken) {
            double share = Noise.even(Noise.key(seed, scenario.id() + "/when/" + broken.id()), 0);
            long span = broken.before().minus(broken.after()).toMillis();
            return start.plus(broken.after()).plusMillis(Math.round(share * span));
        }

        private double size(Break broken) {
            return broken.size().kind() == Size.Kind.DRAWN
                    ? Size.drawn(Noise.even(Noise.key(seed, scenario.id() + "/size/" + broken.id()), 0))
                    : broken.size().times();
        }

        private Device target(Break broken, FaultModel model) {
            List<Device> able = stage.able(broken.domain(), model, measured(broken));
            if (able.isEmpty()) {
                throw new IllegalStateException(scenario.id() + ": the city has nothing that '" + broken.id()
                        + "' could strike and its rules would see");
            }
            if (broken.where().kind() == Where.Kind.ASSET) {
                return able.stream()
                        .filter(device -> device.asset().equals(broken.where().name()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(scenario.id() + ": no device at "
                                + broken.where().name() + " that '" + broken.id() + "' could strike"));
            }
            if (broken.where().kind() == Where.Kind.NEAR) {
                Asset there = stage.asset(
                        Objects.requireNonNull(struck.get(broken.where().name()))
                                .asset());
                return able.stream()
                        .min(Comparator.comparingDouble((Device device) -> stage.metres(device, there))
                                .thenComparing(Device::id))
                        .orElseThrow();
            }
            List<Device> near = stage.besideAll(able, followers(broken));
            double share = Noise.even(Noise.key(seed, scenario.id() + "/where/" + broken.id()), 0);
            return near.get((int) (share * near.size()));
        }

        /** What each break that lies near this one could strike. */
        private List<List<Device>> followers(Break broken) {
            return scenario.breaks().stream()
                    .filter(other -> other.where().kind() == Where.Kind.NEAR
                            && other.where().name().equals(broken.id()))
                    .map(other -> stage.able(
                            other.domain(),
                            simulation(other.domain()).fault(other.fault()).orElseThrow(),
                            measured(other)))
                    .toList();
        }

        private Set<String> measured(Break broken) {
            Set<String> quantities = new HashSet<>();
            for (Expected expected : scenario.expectedOf(broken)) {
                Rule rule = rule(expected);
                quantities.add(rule.quantity());
                if (rule.condition() instanceof JointCondition.Balance balance) {
                    balance.inputs().forEach(input -> quantities.add(input.quantity()));
                }
            }
            return quantities;
        }

        private Sensor sensor(Simulation simulation, Device device, Rule rule) {
            return sensor(simulation, stage.beside(device, rule.quantity()), rule.quantity());
        }

        private Sensor sensor(Simulation simulation, Device device, String quantity) {
            return sensors.computeIfAbsent(
                    quantity + '@' + device.id(),
                    name -> new Sensor(simulation, stage.city(), seed, start, device, quantity));
        }
    }

    private Simulation simulation(String domain) {
        return simulations.stream()
                .filter(simulation -> simulation.domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }

    private Rule rule(Expected expected) {
        return rule(expected.rule());
    }

    private Rule rule(String id) {
        return catalogue.rule(id).orElseThrow();
    }

    private Duration period(Rule rule) {
        return catalogue.quantity(rule.domain(), rule.quantity()).orElseThrow().period();
    }
}
