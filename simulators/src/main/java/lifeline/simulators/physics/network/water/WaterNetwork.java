package lifeline.simulators.physics.network.water;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import lifeline.contract.city.Device;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.physics.Physics;
import lifeline.simulators.physics.Site;
import lifeline.simulators.physics.network.Network;
import lifeline.simulators.physics.network.course.Change;
import lifeline.simulators.physics.network.course.Course;
import lifeline.simulators.physics.network.water.WaterPlan.Spot;

/**
 * The water network of a city: pressures (MPa), the inflow of zones and what their users draw of it (m³/h), the levels of tanks (m). Solved when somebody asks;
 * a day costs a second of computing at most. See the package for what it can suffer.
 */
public final class WaterNetwork implements Physics {
    private static final double MEGAPASCALS_A_METRE = 0.00980665;
    private static final double HOUR = 3_600;
    private static final double QUARTER_SECONDS = HOUR / 4;
    private static final int QUARTER_PARTS = 3;
    private static final double SETTLING_SECONDS = 6 * HOUR;

    private final Site site;
    private final WaterPlan plan;
    private final Course<WaterState> course;
    private final PressureWaves waves;
    private final Map<Integer, int[]> users = new HashMap<>();

    public WaterNetwork(Site site) {
        this.site = site;
        this.plan = WaterPlanner.plan(site);
        WaterSteps steps = new WaterSteps(site, plan);
        this.course = new Course<>(steps, site.number("step"), -SETTLING_SECONDS, steps.first(-SETTLING_SECONDS));
        this.waves = new PressureWaves(plan.network());
    }

    /** What the network is made of. */
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
        double seconds = site.seconds(at);
        return switch (output) {
            case "pressure" -> OptionalDouble.of(pressure(spot.gauge(), seconds) * MEGAPASCALS_A_METRE);
            case "end-pressure" -> OptionalDouble.of(pressure(spot.hole(), seconds) * MEGAPASCALS_A_METRE);
            case "flow" ->
                OptionalDouble.of(
                        course.at(seconds, state -> Math.abs(state.hydraulics().flows()[spot.feed()])) * HOUR);
            case "consumption" -> OptionalDouble.of(consumption(spot, seconds) * HOUR);
            case "level" ->
                spot.tank() < 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(course.at(seconds, state -> state.levels()[spot.tank()]));
            default -> OptionalDouble.empty();
        };
    }

    /** What the users of a zone drew, m³/s, over the quarter of an hour before. */
    private double consumption(Spot spot, double seconds) {
        int[] users = users(spot);
        double sum = 0;
        for (int part = 0; part <= QUARTER_PARTS; part++) {
            double then = seconds - QUARTER_SECONDS * part / QUARTER_PARTS;
            sum += course.at(then, state -> Arrays.stream(users)
                    .mapToDouble(user -> state.hydraulics().draws()[user])
                    .sum());
        }
        return sum / (QUARTER_PARTS + 1);
    }

    private int[] users(Spot spot) {
        return users.computeIfAbsent(spot.hole(), plan::alike);
    }

    private double pressure(int node, double seconds) {
        double steady = course.at(seconds, state -> state.hydraulics().heads()[node]);
        double elevation = plan.network().nodes().get(node).elevation();
        return Math.max(0, waves.head(node, seconds, steady) - elevation);
    }

    @Override
    public void settle() {
        course.settle();
    }

    @Override
    public void begin(Injection fault) {
        String asset = fault.asset();
        Spot spot = asset == null ? null : plan.spots().get(asset);
        if (spot == null || asset == null) {
            return;
        }
        double from = site.seconds(fault.from());
        double turn = site.seconds(fault.turn());
        fault.model().physics().changes().forEach((parameter, effect) -> {
            Course.Onset<WaterState> onset =
                    course.begin(new Change(parameter, asset, effect.times(fault.hardness()), from, turn));
            waves.begin(
                    spot.hole(),
                    from,
                    onset.without().hydraulics().heads(),
                    onset.with().hydraulics().heads());
        });
    }
}
