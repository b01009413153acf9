package lifeline.simulators.device;

import java.time.Instant;
import java.util.Optional;

/** Where messages come from, in the order of their instants. Asked by one thread. */
public interface Source {
    /** When the city's clock must stand before {@link #next} is asked; empty when there is nothing more. */
    Optional<Instant> nextAt();

    /** The next message; empty when that instant passes in silence. */
    Optional<Emission> next();
}
