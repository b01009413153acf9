package lifeline.stream.operator;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import lifeline.stream.blind.Spell;

/** Where the blind windows are kept that were before the job started, the last of them its own absence. */
@FunctionalInterface
public interface BlindPast extends Serializable {
    /** Those of the last days, all of them over by {@code now}; waits while they cannot be read. */
    List<Spell> read(Instant now) throws InterruptedException;
}
