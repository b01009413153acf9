package lifeline.simulators.junit.place;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.city.Asset;
import lifeline.contract.city.City;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.FaultModel;
import lifeline.contract.simulation.Fleet;
import lifeline.contract.simulation.Simulation;

/**
 * Finds what a fault's name and a place's name mean in a city. A place is an asset, a device or a sensor by its id, a domain
 * (the seed chooses then), or {@code DOMAIN-NUMBER}: the asset of that number among those which the fault strikes there.
 */
public final class Places {
    private static final int NAMED = 12;

    private final City plan;
    private final List<Simulation> simulations;

    public Places(City plan, List<Simulation> simulations) {
        this.plan = plan;
        this.simulations = List.copyOf(simulations);
    }

    /** @throws IllegalArgumentException when there is none, or several; names those there are */
    public Target find(String fault) {
        List<Simulation> knowing = knowing(fault);
        if (knowing.size() > 1) {
            throw new IllegalArgumentException("'" + fault + "' is a fault of " + names(knowing)
                    + "; say where it strikes: a domain, an asset, a device, or as '"
                    + knowing.get(0).domain() + "-01'");
        }
        return anywhere(knowing.get(0), fault);
    }

    /** @throws IllegalArgumentException when there is no such fault there, or no such place; names those there are */
    public Target find(String fault, String where) {
        Optional<Device> device = device(where);
        Optional<Asset> asset = asset(where);
        Optional<Simulation> domain = simulations.stream()
                .filter(simulation -> isOf(simulation, where, device, asset))
                .findFirst();
        List<Simulation> knowing = knowing(fault);
        if (domain.isEmpty()) {
            throw new IllegalArgumentException("there is no '" + where + "' in this city; " + strikes(knowing, fault));
        }
        FaultModel model = domain.get()
                .fault(fault)
                .orElseThrow(() -> new IllegalArgumentException("'" + where + "' is of the domain "
                        + domain.get().domain() + ", which knows no '" + fault + "'; its faults are: "
                        + faults(domain.get())));
        if (domain.get().domain().equals(where)) {
            return anywhere(domain.get(), fault);
        }
        if (model.scope() == FaultModel.Scope.CITY) {
            throw new IllegalArgumentException(
                    "'" + fault + "' strikes the whole city; leave out where, it was: " + where);
        }
        return device.or(() ->
                        asset.or(() -> numbered(domain.get(), model, where)).flatMap(found -> deviceAt(found, model)))
                .filter(found -> canStrike(model, found))
                .map(found -> new Target(domain.get().domain(), model, Optional.of(found.id())))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + fault + "' cannot strike at '" + where + "'; " + strikes(List.of(domain.get()), fault)));
    }

    private static Target anywhere(Simulation simulation, String fault) {
        return new Target(simulation.domain(), simulation.fault(fault).orElseThrow(), Optional.empty());
    }

    private static boolean isOf(Simulation simulation, String where, Optional<Device> device, Optional<Asset> asset) {
        String domain = simulation.domain();
        return where.equals(domain)
                || device.filter(found -> found.domain().equals(domain)).isPresent()
                || asset.filter(found -> found.domain().equals(domain)).isPresent()
                || (device.isEmpty()
                        && asset.isEmpty()
                        && where.startsWith(domain + '-')
                        && number(where.substring(domain.length())).isPresent());
    }

    private List<Simulation> knowing(String fault) {
        List<Simulation> knowing = simulations.stream()
                .filter(simulation -> simulation.fault(fault).isPresent())
                .toList();
        if (knowing.isEmpty()) {
            throw new IllegalArgumentException("there is no fault '" + fault + "'; there are: "
                    + simulations.stream()
                            .map(simulation -> simulation.domain() + " (" + faults(simulation) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return knowing;
    }

    private Optional<Device> device(String where) {
        String id = where.contains(".") ? where.substring(0, where.indexOf('.')) : where;
        return plan.devices().stream().filter(device -> device.id().equals(id)).findFirst();
    }

    private Optional<Asset> asset(String where) {
        return plan.assets().stream().filter(asset -> asset.id().equals(where)).findFirst();
    }

    private Optional<Asset> numbered(Simulation simulation, FaultModel model, String where) {
        Optional<Integer> wanted = number(where.substring(simulation.domain().length()));
        Optional<String> kind = simulation.fleet(model.fleet()).map(Fleet::at);
        return plan.assets().stream()
                .filter(asset -> asset.domain().equals(simulation.domain()))
                .filter(asset -> kind.filter(asset.kind()::equals).isPresent())
                .filter(asset -> number(asset.id().substring(asset.id().lastIndexOf('-')))
                        .equals(wanted))
                .findFirst();
    }

    /** Of a dash and digits. */
    private static Optional<Integer> number(String text) {
        return text.matches("-[0-9]{1,6}") ? Optional.of(Integer.parseInt(text.substring(1))) : Optional.empty();
    }

    private Optional<Device> deviceAt(Asset asset, FaultModel model) {
        return plan.devices().stream()
                .filter(device -> device.asset().equals(asset.id()))
                .filter(device -> device.fleet().equals(model.fleet()))
                .findFirst();
    }

    private static boolean canStrike(FaultModel model, Device device) {
        return device.fleet().equals(model.fleet())
                || device.quantities().stream().anyMatch(model.quantities()::contains);
    }

    /** Where a fault can strike, for people. */
    private String strikes(List<Simulation> knowing, String fault) {
        return knowing.stream()
                .map(simulation -> {
                    FaultModel model = simulation.fault(fault).orElseThrow();
                    List<String> assets = plan.devices().stream()
                            .filter(device -> device.domain().equals(simulation.domain()))
                            .filter(device -> device.fleet().equals(model.fleet()))
                            .map(Device::asset)
                            .distinct()
                            .toList();
                    return "'" + fault + "' of " + simulation.domain() + " strikes at " + some(assets);
                })
                .collect(Collectors.joining("; "));
    }

    private static String some(List<String> ids) {
        Stream<String> first = ids.stream().limit(NAMED);
        return ids.size() <= NAMED
                ? first.collect(Collectors.joining(", "))
                : first.collect(Collectors.joining(", ")) + " and " + (ids.size() - NAMED) + " more";
    }

    private static String names(List<Simulation> simulations) {
        return simulations.stream().map(Simulation::domain).collect(Collectors.joining(", "));
    }

    private static String faults(Simulation simulation) {
        return simulation.faults().stream().map(FaultModel::id).collect(Collectors.joining(", "));
    }
}
