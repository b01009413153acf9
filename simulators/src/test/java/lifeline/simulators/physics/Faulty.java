package lifeline.simulators.physics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lifeline.contract.city.Asset;
import lifeline.contract.domain.Text;
import lifeline.contract.rule.Track;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.FaultModel;
import lifeline.simulators.fault.Injection;

/** Faults of models, for tests. */
public final class Faulty {
    private Faulty() {}

    /** {@code parameter} is {@code size} at once, and goes back at once. */
    public static Injection step(Asset asset, String parameter, double size, Instant from, Duration lasts) {
        return with(asset, parameter, new Effect(Effect.Shape.RAMP, size, Duration.ZERO, Duration.ZERO), from, lasts);
    }

    public static Injection with(Asset asset, String parameter, Effect effect, Instant from, Duration lasts) {
        FaultModel model = new FaultModel(
                "fault",
                new Text("故障", "A fault"),
                Track.HAZARD,
                "",
                FaultModel.Scope.ASSET,
                0,
                Double.MAX_VALUE,
                lasts,
                Duration.ZERO,
                Duration.ofSeconds(5),
                Map.of(),
                new FaultModel.Physical(Map.of(parameter, effect), Set.of()),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Instant turn = from.plus(lasts);
        return new Injection(
                "fault-1",
                "test",
                asset.domain(),
                model,
                asset.id(),
                null,
                Map.of(),
                from,
                turn,
                from.plus(model.whole()));
    }
}
