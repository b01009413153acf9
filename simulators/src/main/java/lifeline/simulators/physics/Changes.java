package lifeline.simulators.physics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.simulation.Effect;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.wave.Shapes;

/** What faults have done to the parameters of one asset's model. */
public final class Changes {
    private final List<Injection> faults = new ArrayList<>();

    public void add(Injection fault) {
        faults.removeIf(old -> !fault.from().isBefore(old.until()));
        faults.add(fault);
    }

    /** Whether any fault that is known changes {@code parameter}, now or at another time. */
    public boolean isOf(String parameter) {
        return faults.stream()
                .anyMatch(fault -> fault.model().physics().changes().containsKey(parameter));
    }

    /** By how much a parameter is changed; 0 while nothing is broken. */
    public double of(String parameter, Instant at) {
        double sum = 0;
        for (Injection fault : faults) {
            Effect effect = fault.model().physics().changes().get(parameter);
            if (effect != null) {
                sum += fault.hardness() * Shapes.added(effect, fault.from(), fault.turn(), at);
            }
        }
        return sum;
    }

    /** The same as a share, 0…1. */
    public double share(String parameter, Instant at) {
        return Math.max(0, Math.min(1, of(parameter, at)));
    }
}
