package lifeline.simulators.probe;

import java.time.Instant;
import java.util.Optional;
import lifeline.simulators.device.Emission;

/** One of the devices. */
interface Probe {
    /** What it says at {@code at}; empty when it has nothing more to say. */
    Optional<Emission> emit(Instant at);

    /** When it speaks next after {@code at}. */
    Instant nextAfter(Instant at);
}
