package lifeline.simulators.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lifeline.contract.simulation.FaultModel;

/**
 * A fault that somebody wants, beside those of a play.
 *
 * @param device to be struck first; without it the seed chooses one of the model's fleet
 * @param lasts until things begin to get better
 * @param hardness how hard all is struck, 1 being what the model says
 */
public record Request(
        String domain, FaultModel model, Optional<String> device, Instant from, Duration lasts, double hardness) {
    public Request {
        if (!(hardness > 0) || lasts.isNegative() || lasts.isZero()) {
            throw new IllegalArgumentException(
                    "a fault needs a hardness and a time above 0, not " + hardness + " and " + lasts);
        }
    }

    /** As the model says, anywhere. */
    public static Request of(String domain, FaultModel model, Instant from) {
        return new Request(domain, model, Optional.empty(), from, model.lasts(), 1);
    }
}
