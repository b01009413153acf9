package lifeline.alerts.cycle;

import jakarta.inject.Singleton;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;

/** The threads of the life cycle. */
@Singleton
public final class CycleWatch implements AutoCloseable {
    private final Follower announcer;
    private final Follower overdue;

    public CycleWatch(Announcer announcer, Overdue overdue, Settings settings) {
        this.announcer = new Follower("announcer", settings, "lifeline_cycle", announcer::takeSome);
        this.overdue = new Follower("overdue", settings, "lifeline_cycle", overdue::takeSome);
    }

    public void start() {
        announcer.start();
        overdue.start();
    }

    @Override
    public void close() {
        announcer.close();
        overdue.close();
    }
}
