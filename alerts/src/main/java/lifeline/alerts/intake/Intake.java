package lifeline.alerts.intake;

import jakarta.inject.Singleton;
import java.util.List;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;
import lifeline.alerts.intake.JdbcSignals.NumberedSignal;
import lifeline.alerts.watch.Metrics;

/** The thread that takes signals. */
@Singleton
public final class Intake implements AutoCloseable {
    private final SignalIntake signals;
    private final Metrics metrics;
    private final Follower follower;

    public Intake(SignalIntake signals, Metrics metrics, Settings settings) {
        this.signals = signals;
        this.metrics = metrics;
        this.follower = new Follower("signal-intake", settings, "lifeline_signal", this::takeSome);
    }

    public void start() {
        follower.start();
    }

    private boolean takeSome() {
        List<NumberedSignal> taken = signals.takeSome();
        taken.forEach(signal -> metrics.taken(signal.signal().detectedAt()));
        return !taken.isEmpty();
    }

    @Override
    public void close() {
        follower.close();
    }
}
