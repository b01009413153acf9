package lifeline.simulators.junit.run;

import java.time.Instant;
import lifeline.simulators.device.Emission;

/** Where the city's messages go, beside the detectors. */
public interface Outlet {
    /** Takes a message, and may wait until it is time for it. */
    void take(Emission emission);

    /** The city stands at {@code instant} and stops there for now: returns when all that was taken has arrived. */
    void rest(Instant instant);
}
