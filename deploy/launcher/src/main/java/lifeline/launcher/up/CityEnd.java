package lifeline.launcher.up;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.launcher.city.CityStart;
import lifeline.launcher.city.Drain;
import lifeline.launcher.city.DrainedMark;
import lifeline.launcher.city.RunningCity;
import lifeline.launcher.ledger.DomainCount;
import lifeline.launcher.ledger.Ledger;
import lifeline.launcher.ledger.Summary;
import lifeline.launcher.ledger.Truth;
import lifeline.launcher.place.Checkpoints;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.store.StoreCounts;
import lifeline.launcher.store.StoreUnavailableException;

/**
 * Ends a run so that its books can be closed: no more is sent, what is under way arrives, the job remembers that it has, and
 * only then is counted.
 */
final class CityEnd {
    private static final Duration CHECKPOINT = Duration.ofSeconds(15);
    private static final Duration FOLLOWED = Duration.ofSeconds(5);

    private final Checkpoints checkpoints;
    private final DrainedMark drained;
    private final RunningCity running;
    private final CityStart.Started started;
    private final StoreCounts counts;
    private final CityClock clock;

    CityEnd(DataDirectory data, RunningCity running, CityStart.Started started, CityClock clock) {
        this.checkpoints = new Checkpoints(data.checkpoints());
        this.drained = new DrainedMark(data);
        this.running = running;
        this.started = started;
        this.counts = new StoreCounts(started.store());
        this.clock = clock;
    }

    /** What the silence after {@code stopped} raises is our own doing and is not summed up. */
    Summary run(Catalogue catalogue, Duration ran, Drain drain) {
        Instant stopped = clock.instant();
        running.stop("exercise");
        running.stop("simulators");
        Truth truth = Truth.read(started.truth().all());
        List<String> domains = catalogue.domains().stream()
                .filter(domain -> !domain.isUndescribed())
                .map(Domain::id)
                .toList();
        try {
            Optional<Ledger> ledger = truth.sensors().isEmpty() ? Optional.empty() : Optional.of(drained(truth, drain));
            if (rememberWhatHasArrived()
                    && ledger.map(found -> found.lost() == 0).orElse(true)) {
                drained.set();
            }
            Drain.await(() -> counts.signalLag() == 0, FOLLOWED);
            return summary(ran, counts.byDomain(domains, since(truth), stopped), ledger);
        } catch (StoreUnavailableException e) {
            System.out.println("! " + e.getMessage() + "; the run cannot be summed up");
            return summary(
                    ran,
                    Map.of(),
                    truth.sensors().isEmpty() ? Optional.empty() : Optional.of(Ledger.of(truth, Map.of(), Map.of())));
        }
    }

    private Ledger drained(Truth truth, Drain drain) {
        Instant since = since(truth);
        return drain.untilItCloses(
                () -> Ledger.of(truth, counts.bySensor(since), counts.rejectedByDevice(since)),
                () -> counts.total(since),
                () -> running.isRunning("job"));
    }

    /** A checkpoint completed from now on covers everything: the next run begins without anything sent again. */
    private boolean rememberWhatHasArrived() {
        long now = System.currentTimeMillis();
        Drain.await(() -> checkpoints.newestCompletedAtMillis() > now || !running.isRunning("job"), CHECKPOINT);
        return checkpoints.newestCompletedAtMillis() > now;
    }

    private Instant since(Truth truth) {
        return truth.sensors().isEmpty() ? started.at() : truth.startedAt();
    }

    private Summary summary(Duration ran, Map<String, DomainCount> domains, Optional<Ledger> ledger) {
        return new Summary(ran, domains, ledger, running.restarts(), running.givenUp());
    }
}
