package lifeline.simulators.physics.network.heat;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import lifeline.contract.city.Device;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.Network;
import lifeline.simulators.physics.network.course.Change;
import lifeline.simulators.physics.network.course.Course;
import lifeline.simulators.physics.network.heat.HeatPlan.Spot;

/**
 * The heating network of a city: what stations, chambers and homes see. Solved when somebody asks. See the package for what it
 * can suffer.
 */
public final class HeatNetwork implements Physics {
    private static final double SETTLING_SECONDS = 12 * 3_600;
    private static final String SOURCE = "source";

    private final Site site;
    private final HeatPlan plan;
    private final HeatCurve curve;
    private final Course<HeatState> course;

    public HeatNetwork(Site site) {
        this.site = site;
        this.plan = HeatPlanner.plan(site);
        this.curve = new HeatCurve(site);
        HeatSteps steps = new HeatSteps(site, plan, curve);
        this.course = new Course<>(steps, site.number("step"), -SETTLING_SECONDS, steps.first(-SETTLING_SECONDS));
    }

    /** What the network is made of, supply and return. */
    public Network network() {
        return plan.network();
    }

    @Override
    public OptionalDouble at(Device device, String quantity, Instant at) {
        Spot spot = plan.spots().get(device.asset());
        String output = site.model().tells().get(quantity);
        if (spot == null || output == null) {
            return OptionalDouble.empty();
        }
        return switch (output) {
            case "supply-temperature" -> number(at, state -> state.stations().supply()[spot.station()]);
            case "return-temperature" -> number(at, state -> state.stations().back()[spot.station()]);
            case "flow" -> number(at, state -> state.stations().flow()[spot.station()]);
            case "outdoor-temperature" -> OptionalDouble.of(curve.outdoors(site.seconds(at)));
            case "makeup" -> number(at, state -> state.stations().makeup()[spot.station()]);
            case "return-pressure" -> number(at, state -> state.stations().pressure()[spot.station()]);
            case "chamber-temperature" ->
                spot.chamber() < 0 ? OptionalDouble.empty() : number(at, state -> state.chambers()[spot.chamber()]);
            case "room-temperature" ->
                spot.home() < 0 ? OptionalDouble.empty() : number(at, state -> state.homes()[spot.home()]);
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble number(Instant at, ToDoubleFunction<HeatState> number) {
        return OptionalDouble.of(course.at(site.seconds(at), number));
    }

    @Override
    public void settle() {
        course.settle();
    }

    @Override
    public void begin(Injection fault) {
        String asset = fault.asset() == null ? "" : fault.asset();
        double from = site.seconds(fault.from());
        double turn = site.seconds(fault.turn());
        fault.model().physics().changes().forEach((parameter, effect) -> {
            Change change = new Change(parameter, asset, effect.times(fault.hardness()), from, turn);
            if (parameter.equals(SOURCE)) {
                curve.add(change);
            }
            course.begin(change);
        });
    }
}
