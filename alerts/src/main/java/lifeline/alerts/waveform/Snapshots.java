package lifeline.alerts.waveform;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;
import lifeline.alerts.follow.Place;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/**
 * Keeps the waveforms around alerts: a minute after the last of them were taken, and once more after three days, for devices
 * that told them late. Where it stands is in the store: a restart forgets nothing, and of two replicas one does it.
 */
@Singleton
public final class Snapshots implements AutoCloseable {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofDays(3);

    private final Transactions transactions;
    private final JdbcSnapshots snapshots;
    private final CityClock clock;
    private final Follower follower;

    public Snapshots(Transactions transactions, JdbcSnapshots snapshots, CityClock clock, Settings settings) {
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.clock = clock;
        this.follower = new Follower("waveform-snapshots", settings, "lifeline_signal", this::takeSome);
    }

    public void start() {
        follower.start();
    }

    private boolean takeSome() {
        boolean soon = takeSome(new Place("waveform-snapshots"), SOON);
        boolean late = takeSome(new Place("waveform-snapshots-late"), LATE);
        return soon || late;
    }

    private boolean takeSome(Place place, Duration delay) {
        Instant raisedUntil = clock.instant().minus(JdbcSnapshots.AFTER).minus(delay);
        return transactions.read(connection -> snapshots.isAnyDue(connection, place, raisedUntil))
                && transactions.write(connection -> snapshots.keep(connection, place, raisedUntil));
    }

    @Override
    public void close() {
        follower.close();
    }
}
