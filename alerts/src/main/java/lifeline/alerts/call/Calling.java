package lifeline.alerts.call;

import jakarta.inject.Singleton;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;
import lifeline.alerts.noise.digest.DigestClock;
import lifeline.alerts.noise.store.StormWatch;

/** The threads that call people. */
@Singleton
public final class Calling implements AutoCloseable {
    private final Follower audit;
    private final Follower clock;
    private final Follower noise;

    public Calling(
            CallIntake intake,
            CallClock clock,
            Vacancy vacancy,
            DigestClock digests,
            StormWatch storms,
            Settings settings) {
        this.audit = new Follower("calls", settings, "lifeline_alert", intake::takeSome);
        this.clock = new Follower("call-clock", settings, "lifeline_call", clock::takeSome);
        this.noise = new Follower("call-noise", settings, "lifeline_call", () -> {
            storms.look();
            boolean isTold = digests.takeSome();
            return vacancy.takeSome() || isTold;
        });
    }

    public void start() {
        audit.start();
        clock.start();
        noise.start();
    }

    @Override
    public void close() {
        audit.close();
        clock.close();
        noise.close();
    }
}
