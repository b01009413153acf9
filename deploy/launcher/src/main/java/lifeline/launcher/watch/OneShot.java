package lifeline.launcher.watch;

import java.time.Duration;
import java.util.Map;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Refusal;

/** A program that does one thing and ends. */
public final class OneShot {
    private OneShot() {}

    /**
     * Runs it until it says that it is done.
     *
     * @return what it says of itself
     * @throws Refusal with its last words when it fails or takes too long
     */
    public static Map<String, Object> run(ChildProcess.Command command, Duration patience) {
        RecentLines said = new RecentLines();
        try (ChildProcess child = ChildProcess.start(command, said::add)) {
            return child.awaitReady(patience);
        } catch (IllegalStateException e) {
            throw Refusal.failed(command.name() + " failed; see " + command.log() + System.lineSeparator() + "    "
                    + String.join(System.lineSeparator() + "    ", said.all()));
        }
    }
}
