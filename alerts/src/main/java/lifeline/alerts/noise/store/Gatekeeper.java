package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.alert.Origin;
import lifeline.alerts.noise.Inhibition;
import lifeline.alerts.noise.Labels;
import lifeline.alerts.noise.NoiseGate;
import lifeline.alerts.noise.NoiseGate.Matter;
import lifeline.alerts.noise.NoiseGate.Situation;
import lifeline.alerts.noise.StormRule;
import lifeline.alerts.noise.StormRule.Storm;
import lifeline.alerts.noise.Verdict;
import lifeline.alerts.noise.digest.JdbcDigests;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.work.JdbcWork;
import lifeline.alerts.work.WorkRow;
import lifeline.contract.signal.Severity;

/** Lets notifications through, or not: reads how things are, has it decided, records why. Under the writers' lock. */
@Singleton
public final class Gatekeeper {
    private final NoiseGate gate;
    private final JdbcSilences silences;
    private final JdbcSituation situations;
    private final JdbcSuppressions suppressions;
    private final JdbcStorms storms;
    private final JdbcDigests digests;
    private final JdbcWork works;

    public Gatekeeper(
            NoiseGate gate,
            JdbcSilences silences,
            JdbcSituation situations,
            JdbcSuppressions suppressions,
            JdbcStorms storms,
            JdbcDigests digests,
            JdbcWork works) {
        this.gate = gate;
        this.silences = silences;
        this.situations = situations;
        this.suppressions = suppressions;
        this.storms = storms;
        this.digests = digests;
        this.works = works;
    }

    /**
     * What is to be told.
     *
     * @param call its id
     * @param occasion what is told, once each
     * @param step which step of the chain, in words
     */
    public record Wanted(StoredAlert alert, long call, Severity severity, String chain, String occasion, String step) {}

    /** How things are, for a batch. */
    public Standing read(Connection connection, Instant now) throws SQLException {
        List<Storm> open = storms.open(connection);
        return new Standing(
                silences.holding(connection, now),
                works.holding(connection, now),
                open,
                storms.reds(connection),
                storms.lastMinute(connection, now));
    }

    /** Somebody is wanted for one more alert: it may be the one too many. */
    public void begun(Connection connection, Standing standing, StoredAlert alert, Instant now) throws SQLException {
        if (alert.alert().origin().exercise().isPresent()) {
            return;
        }
        int lastMinute = standing.count();
        boolean isOpen = standing.storms().stream().anyMatch(storm -> storm.kind() == StormRule.Kind.RATE);
        if (!isOpen && gate.settings().storm().begins(lastMinute)) {
            Storm storm = storms.begin(connection, StormRule.Kind.RATE, "", "", lastMinute, now);
            standing.begun(storm);
            digests.gather(connection, storm, gate.settings().storm(), now);
        }
    }

    /** Whether anything keeps it from being told; if so, why stands in the store. */
    public Verdict hold(Connection connection, Standing standing, Wanted wanted, Instant now) throws SQLException {
        Matter matter = matter(wanted);
        Verdict verdict = gate.hold(matter, situation(connection, standing, wanted, matter.labels(), now), now);
        if (verdict.isHeld()) {
            suppressions.hold(connection, wanted.alert().id(), wanted.occasion(), wanted.call(), verdict, now);
        } else {
            suppressions.release(connection, wanted.call(), now);
        }
        return verdict;
    }

    private Situation situation(Connection connection, Standing standing, Wanted wanted, Labels labels, Instant now)
            throws SQLException {
        List<Inhibition.Holding> holding = new ArrayList<>();
        for (Inhibition rule : gate.settings().inhibitions()) {
            if (rule.isAbout(labels)) {
                holding.addAll(situations.holding(connection, rule, labels));
            }
        }
        Origin origin = wanted.alert().alert().origin();
        Optional<NoiseGate.Work> work = standing.works().stream()
                .filter(row -> row.isAt(origin.domain(), origin.asset(), origin.device(), origin.quantity()))
                .filter(row -> row.isUnderWay(now))
                .findFirst()
                .map(Gatekeeper::work);
        JdbcSituation.Onsets onsets = situations.onsets(connection, origin, wanted.call(), now);
        return new Situation(standing.silences(), holding, work, onsets.all(), onsets.asked());
    }

    private static NoiseGate.Work work(WorkRow row) {
        return new NoiseGate.Work(row.id(), row.until());
    }

    /** How it leaves over a channel: alone, or in a digest. */
    public Verdict way(Standing standing, Wanted wanted, String channel, Instant now) {
        return gate.way(matter(wanted), standing.storms(), standing.reds(channel), now);
    }

    /** A page was put out on its own. */
    public void left(Standing standing, Wanted wanted, String channel) {
        if (wanted.severity() == Severity.RED) {
            standing.red(channel);
        }
    }

    /** Nobody is responsible for an alert. */
    public void nobody(Connection connection, long alert, String occasion, Instant now) throws SQLException {
        suppressions.nobody(connection, alert, occasion, now);
    }

    /** Nobody is wanted for what an alert was before; what it inhibited is looked at again. */
    public void over(Connection connection, long alert, Instant now) throws SQLException {
        suppressions.over(connection, alert, now);
        suppressions.lookAgain(connection, Verdict.Reason.INHIBITED, alert, now);
    }

    private Matter matter(Wanted wanted) {
        Labels labels = situations.labels(wanted.alert());
        return new Matter(
                wanted.alert().id(),
                labels,
                wanted.severity(),
                wanted.chain(),
                wanted.step(),
                wanted.alert().alert().origin().exercise().isPresent());
    }
}
