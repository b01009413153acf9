package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;

/** The thread that puts alerts into incidents, after they were committed. */
@Singleton
public final class IncidentFollower implements AutoCloseable {
    private final Follower follower;

    public IncidentFollower(IncidentIntake intake, Settings settings) {
        this.follower = new Follower("incidents", settings, "lifeline_alert", intake::takeSome);
    }

    public void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
    }
}
