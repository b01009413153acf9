package lifeline.alerts.noise.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.noise.Matcher;
import lifeline.alerts.noise.NoiseGate;
import lifeline.alerts.noise.NoiseSettings;
import lifeline.alerts.noise.Silence;
import lifeline.alerts.noise.Silence.State;
import lifeline.alerts.noise.Verdict;
import lifeline.alerts.rule.By;
import lifeline.alerts.rule.Outcome;
import lifeline.alerts.rule.Outcome.Done;
import lifeline.alerts.rule.Outcome.Reason;
import lifeline.alerts.rule.Outcome.Refused;
import lifeline.alerts.store.JdbcAlerts;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;

/** Where people silence, approve and end silences. Each deed and its line in the audit are one transaction. */
@Singleton
public final class SilenceDesk {
    private final Transactions transactions;
    private final JdbcAlerts alerts;
    private final JdbcSilences silences;
    private final JdbcSuppressions suppressions;
    private final NoiseAudit audit;
    private final NoiseSettings settings;
    private final CityClock clock;

    public SilenceDesk(
            Transactions transactions,
            JdbcAlerts alerts,
            JdbcSilences silences,
            JdbcSuppressions suppressions,
            NoiseAudit audit,
            NoiseGate gate,
            CityClock clock) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.silences = silences;
        this.suppressions = suppressions;
        this.audit = audit;
        this.settings = gate.settings();
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param matchers that can be a silence's
     * @param startsAt now, where it is over
     * @param replaces the number of the one it is an edit of, which ends
     */
    public record Wanted(List<Matcher> matchers, Instant startsAt, Instant endsAt, Optional<Long> replaces) {}

    /** Makes a silence; where it could match what needs two, a proposal. */
    public Outcome<Silence> propose(Wanted wanted, By by) {
        return transactions.write(connection -> {
            alerts.lockWriters(connection);
            Instant now = clock.instant();
            Instant startsAt = wanted.startsAt().isAfter(now) ? wanted.startsAt() : now;
            if (!wanted.endsAt().isAfter(startsAt)) {
                return new Refused<>(Reason.NOT_A_TIME_TO_COME, "endsAt is over: " + wanted.endsAt());
            }
            Duration longest = settings.longestSilence();
            if (Duration.between(startsAt, wanted.endsAt()).compareTo(longest) > 0) {
                return new Refused<>(Reason.TOO_LONG, "a silence lasts " + longest.toHours() + " h at most");
            }
            if (wanted.replaces().isPresent()) {
                Optional<Silence> before =
                        silences.find(connection, wanted.replaces().get());
                if (before.isEmpty()) {
                    return new Refused<>(
                            Reason.NO_SUCH_SILENCE,
                            "there is no silence " + wanted.replaces().get());
                }
                end(connection, before.get(), by, now);
            }
            boolean needsTwo = Silence.needsTwo(wanted.matchers(), settings.twoPersons());
            long id = silences.insert(
                    connection,
                    new Silence(
                            0,
                            wanted.matchers(),
                            startsAt,
                            wanted.endsAt(),
                            by.name(),
                            by.reason(),
                            now,
                            needsTwo,
                            Optional.empty(),
                            Optional.empty(),
                            wanted.replaces()));
            audit.ofSilence(connection, needsTwo ? NoiseAudit.Deed.PROPOSE : NoiseAudit.Deed.SILENCE, id, by, now);
            return new Done<>(silences.find(connection, id).orElseThrow());
        });
    }

    /** A second person agrees. */
    public Outcome<Silence> approve(long id, By by) {
        return transactions.write(connection -> {
            alerts.lockWriters(connection);
            Instant now = clock.instant();
            Optional<Silence> silence = silences.find(connection, id);
            if (silence.isEmpty()) {
                return absent(id);
            }
            if (silence.get().state(now) != State.PROPOSED) {
                return new Refused<>(
                        Reason.ALREADY_SO,
                        "silence " + id + " needs no approval: it is "
                                + silence.get().state(now));
            }
            if (silence.get().author().equals(by.name())) {
                return new Refused<>(Reason.SAME_PERSON, "whoever proposed silence " + id + " cannot approve it");
            }
            silences.approve(connection, id, by.name(), now);
            audit.ofSilence(connection, NoiseAudit.Deed.APPROVE, id, by, now);
            return new Done<>(silences.find(connection, id).orElseThrow());
        });
    }

    /** Ends one before its time; what it silenced and still holds is paged then. */
    public Outcome<Silence> expire(long id, By by) {
        return transactions.write(connection -> {
            alerts.lockWriters(connection);
            Instant now = clock.instant();
            Optional<Silence> silence = silences.find(connection, id);
            if (silence.isEmpty()) {
                return absent(id);
            }
            if (!end(connection, silence.get(), by, now)) {
                return new Refused<>(Reason.ALREADY_SO, "silence " + id + " is over");
            }
            return new Done<>(silences.find(connection, id).orElseThrow());
        });
    }

    private boolean end(Connection connection, Silence silence, By by, Instant now) throws SQLException {
        if (silence.state(now) == State.EXPIRED) {
            return false;
        }
        silences.expire(connection, silence.id(), by.name(), now);
        suppressions.lookAgain(connection, Verdict.Reason.SILENCED, silence.id(), now);
        audit.ofSilence(connection, NoiseAudit.Deed.EXPIRE, silence.id(), by, now);
        return true;
    }

    private static Outcome<Silence> absent(long id) {
        return new Refused<>(Reason.NO_SUCH_SILENCE, "there is no silence " + id);
    }
}
