package lifeline.simulators.physics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.Asset;
import lifeline.contract.city.Device;
import lifeline.contract.domain.Text;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.contract.simulation.physics.PhysicsModel;
import lifeline.simulators.Cities;
import lifeline.simulators.wave.Weather;

/** One asset with one device and a model, for tests; each output is told as a quantity of the same name. */
public final class Sites {
    public static final Asset ASSET =
            new Asset("x-spot-1", "x", "spot", new Text("点", "Spot"), "", new Text("路", "Road"), 122, 37, "", true);

    private Sites() {}

    public static Site of(PhysicsKind kind, Map<String, Double> numbers, Weather weather) {
        Map<String, String> tells =
                kind.outputs().stream().collect(java.util.stream.Collectors.toMap(output -> output, output -> output));
        PhysicsModel model = new PhysicsModel("model", kind, List.of("spot"), tells, numbers);
        return new Site(model, List.of(ASSET), weather, 1, Cities.START);
    }

    public static double value(Physics physics, String output, long second) {
        Device device = new Device("d", ASSET.id(), "x", "f", Duration.ofSeconds(60), List.of(output));
        return physics.at(device, output, Cities.START.plusSeconds(second)).orElseThrow();
    }
}
