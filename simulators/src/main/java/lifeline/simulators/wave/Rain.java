package lifeline.simulators.wave;

import java.time.Instant;

/** Rain that somebody else knows, in place of the made-up showers. */
public interface Rain {
    /** In mm/h. */
    double at(Instant instant);
}
