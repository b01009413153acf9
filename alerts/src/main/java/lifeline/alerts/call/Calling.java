package lifeline.alerts.call;

import jakarta.inject.Singleton;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;

/** The threads that call people. */
@Singleton
public final class Calling implements AutoCloseable {
    private final Follower audit;
    private final Follower clock;

    public Calling(CallIntake intake, CallClock clock, Settings settings) {
        this.audit = new Follower("calls", settings, "lifeline_alert", intake::takeSome);
        this.clock = new Follower("call-clock", settings, "lifeline_call", clock::takeSome);
    }

    public void start() {
        audit.start();
        clock.start();
    }

    @Override
    public void close() {
        audit.close();
        clock.close();
    }
}
