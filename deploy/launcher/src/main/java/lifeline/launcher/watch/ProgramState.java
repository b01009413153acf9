package lifeline.launcher.watch;

import java.util.Locale;

/** What a watched program is doing; {@code STOPPED} also after its watcher has given it up. */
public enum ProgramState {
    STARTING,
    RUNNING,
    RESTARTING,
    STOPPED;

    /** As it stands in the status file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
