package lifeline.launcher.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.rule.Rule;
import lifeline.launcher.Refusal;
import lifeline.launcher.city.CityStart;
import lifeline.launcher.city.Drain;
import lifeline.launcher.city.OpenCity;
import lifeline.launcher.drill.page.OnCall;
import lifeline.launcher.drill.report.Books;
import lifeline.launcher.ledger.Ledger;
import lifeline.launcher.ledger.SensorCount;
import lifeline.launcher.ledger.StoredCount;
import lifeline.launcher.ledger.Truth;
import lifeline.launcher.ledger.probe.AlertTally;
import lifeline.launcher.ledger.probe.Count;
import lifeline.launcher.ledger.probe.ProbeTruth;
import lifeline.launcher.store.ProbeRows;
import lifeline.launcher.store.StoreCounts;

/**
 * Ends the load, waits for what is under way, and compares. A reading with a time is one row whatever happens, so counting
 * tells; the untimed ones of the probes are numbered, and looked for one by one.
 */
final class BookKeeping {
    /** A backlog of minutes takes minutes. */
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(10);

    private static final Duration STILL = Duration.ofSeconds(45);
    private static final Duration ALERTS_FOLLOW = Duration.ofSeconds(20);
    /** Digests wait a minute, and so does a channel that is at its limit. */
    private static final Duration PAGES_FOLLOW = Duration.ofMinutes(2);

    private final OpenCity open;
    private final CityStart.Started started;
    private final Catalogue catalogue;
    private final OnCall onCall;
    private final StoreCounts counts;
    private final ProbeRows rows;

    BookKeeping(OpenCity open, CityStart.Started started, Catalogue catalogue, OnCall onCall) {
        this.open = open;
        this.started = started;
        this.catalogue = catalogue;
        this.onCall = onCall;
        this.counts = new StoreCounts(started.store());
        this.rows = new ProbeRows(started.store());
    }

    Books close() {
        open.running().stop("simulators");
        if (started.truth().all().size() != 1) {
            throw Refusal.failed(
                    "the simulators died themselves; see " + open.data().log("simulators"));
        }
        Truth truth = Truth.read(started.truth().all());
        ProbeTruth probes = ProbeTruth.read(started.truth().all().get(0));
        Instant since = truth.startedAt();
        new Drain(DRAINED_WITHIN, STILL)
                .untilItCloses(
                        () -> Ledger.of(truth, counts.bySensor(since), counts.rejectedByDevice(since)),
                        () -> counts.total(since),
                        () -> open.running().isRunning("job"));
        Drain.await(() -> counts.signalLag() == 0 && alerts(probes).lost() == 0, ALERTS_FOLLOW);
        Drain.await(() -> onCall.tally().lost() == 0, PAGES_FOLLOW);
        return new Books(
                ledger(truth, probes),
                alerts(probes),
                onCall.tally(),
                probes.messages(),
                probes.length(),
                untimed(truth),
                faults(truth, probes));
    }

    private Ledger ledger(Truth truth, ProbeTruth probes) {
        Instant since = truth.startedAt();
        Map<String, StoredCount> stored = new HashMap<>(counts.bySensor(since));
        long possible = 0;
        long duplicated = 0;
        for (Map.Entry<String, Count.Found> counted :
                Count.find(probes.counts(), rows.readings(since)).entrySet()) {
            Count.Found found = counted.getValue();
            stored.put(counted.getKey(), new StoredCount(found.distinct(), 0));
            // what its sender has sent twice, after a broker had died, nobody behind the broker can know for a copy
            long resent = Math.min(found.surplus(), truth.ambiguous(counted.getKey()));
            possible += found.possible() + resent;
            duplicated += found.surplus() - resent;
        }
        return Ledger.of(truth, stored, counts.rejectedByDevice(since)).withSurplus(possible, duplicated);
    }

    private AlertTally alerts(ProbeTruth probes) {
        Instant since = probes.startedAt();
        return AlertTally.of(probes.bumps(), rows.signals(since), rows.alerts(since), rule -> catalogue
                .rule(rule)
                .map(Rule::clearAfter)
                .orElse(Duration.ZERO));
    }

    private static double untimed(Truth truth) {
        long untimed = truth.sensors().values().stream()
                .mapToLong(SensorCount::untimed)
                .sum();
        long published = truth.sensors().values().stream()
                .mapToLong(SensorCount::published)
                .sum();
        return published == 0 ? 0 : (double) untimed / published;
    }

    private static List<String> faults(Truth truth, ProbeTruth probes) {
        List<String> faults = new ArrayList<>();
        if (truth.unacknowledged() > 0) {
            faults.add(
                    truth.unacknowledged() + " readings were never acknowledged by the broker: nobody knows of them");
        }
        if (probes.unsent() > 0) {
            faults.add(probes.unsent() + " messages were never sent: what they should have raised is not there");
        }
        return faults;
    }
}
