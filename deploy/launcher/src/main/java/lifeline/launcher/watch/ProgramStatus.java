package lifeline.launcher.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a program now.
 *
 * @param pid 0 while it has no process
 * @param lastRestartAt in the city's time
 * @param lastReason why it had to be restarted or was given up
 */
public record ProgramStatus(
        String name,
        ProgramState state,
        long pid,
        int restarts,
        Optional<Instant> lastRestartAt,
        Optional<String> lastReason) {
    static ProgramStatus starting(String name) {
        return new ProgramStatus(name, ProgramState.STARTING, 0, 0, Optional.empty(), Optional.empty());
    }

    ProgramStatus running(long newPid) {
        return new ProgramStatus(name, ProgramState.RUNNING, newPid, restarts, lastRestartAt, lastReason);
    }

    ProgramStatus restarting(Instant now, String reason) {
        return new ProgramStatus(name, ProgramState.RESTARTING, 0, restarts + 1, Optional.of(now), Optional.of(reason));
    }

    ProgramStatus stopped() {
        return new ProgramStatus(name, ProgramState.STOPPED, 0, restarts, lastRestartAt, lastReason);
    }

    ProgramStatus givenUp(String reason) {
        return new ProgramStatus(name, ProgramState.STOPPED, 0, restarts, lastRestartAt, Optional.of(reason));
    }
}
