package lifeline.alerts.work;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lifeline.alerts.rule.By;
import lifeline.alerts.rule.JdbcRuleAudit;
import lifeline.alerts.rule.Outcome;
import lifeline.alerts.rule.Outcome.Done;
import lifeline.alerts.rule.Outcome.Reason;
import lifeline.alerts.rule.Outcome.Refused;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * Where people declare windows of work. One lasts a day at most: work that goes on is declared again, so that nothing is
 * forgotten under one. What an alarm said before its window goes on afterwards; a window ends none.
 */
@Singleton
public final class WorkDesk {
    /** [default] */
    public static final Duration LONGEST = Duration.ofHours(24);

    private final Transactions transactions;
    private final JdbcWork windows;
    private final JdbcRuleAudit audit;
    private final Catalogue shipped;
    private final CityClock clock;

    public WorkDesk(
            Transactions transactions, JdbcWork windows, JdbcRuleAudit audit, Catalogue shipped, CityClock clock) {
        this.transactions = transactions;
        this.windows = windows;
        this.audit = audit;
        this.shipped = shipped;
        this.clock = clock;
    }

    /**
     * What somebody wants: for an asset, for a device, or for a quantity of a whole domain.
     *
     * @param startsAt now, where it is over or nothing is said: what was judged stays judged
     */
    public record Wanted(
            WorkKind kind,
            @Nullable String domain,
            @Nullable String asset,
            @Nullable String device,
            @Nullable String quantity,
            Instant startsAt,
            Instant until) {}

    /** Declares a window. */
    public Outcome<WorkRow> declare(Wanted wanted, By by) {
        Instant now = clock.instant();
        Instant startsAt = wanted.startsAt().isAfter(now) ? wanted.startsAt() : now;
        if (!wanted.until().isAfter(startsAt)) {
            return new Refused<>(Reason.NOT_A_TIME_TO_COME, "until is over: " + wanted.until());
        }
        if (Duration.between(startsAt, wanted.until()).compareTo(LONGEST) > 0) {
            return new Refused<>(
                    Reason.TOO_LONG, "a window of work lasts " + LONGEST.toHours() + " h at most; declare it again");
        }
        return transactions.write(connection -> {
            audit.lock(connection);
            Optional<String> domain = domain(connection, wanted);
            if (domain.isEmpty() || shipped.domain(domain.get()).isEmpty()) {
                return new Refused<>(Reason.NO_SUCH_PLACE, "there is no such asset, device or domain");
            }
            String quantity = wanted.quantity();
            if (quantity != null && shipped.quantity(domain.get(), quantity).isEmpty()) {
                return new Refused<>(Reason.NO_SUCH_PLACE, domain.get() + " has no quantity " + quantity);
            }
            long id = windows.insert(connection, row(wanted, domain.get(), startsAt, by, now));
            audit.appendWork(connection, domain.get(), id, false, by, now);
            return new Done<>(windows.find(connection, id).orElseThrow());
        });
    }

    /** Ends a window before its time. */
    public Outcome<WorkRow> end(long id, By by) {
        return transactions.write(connection -> {
            audit.lock(connection);
            Instant now = clock.instant();
            Optional<WorkRow> row = windows.find(connection, id);
            if (row.isEmpty()) {
                return new Refused<>(Reason.NO_SUCH_WINDOW, "there is no window of work " + id);
            }
            if (!windows.end(connection, id, by.name(), now)) {
                return new Refused<>(Reason.ALREADY_SO, "window of work " + id + " is over");
            }
            audit.appendWork(connection, row.get().domain(), id, true, by, now);
            return new Done<>(windows.find(connection, id).orElseThrow());
        });
    }

    private Optional<String> domain(Connection connection, Wanted wanted) throws SQLException {
        if (wanted.device() != null) {
            return windows.domainOfDevice(connection, wanted.device());
        }
        return wanted.asset() != null
                ? windows.domainOfAsset(connection, wanted.asset())
                : Optional.ofNullable(wanted.domain());
    }

    private static WorkRow row(Wanted wanted, String domain, Instant startsAt, By by, Instant now) {
        return new WorkRow(
                0,
                wanted.kind(),
                domain,
                wanted.asset(),
                wanted.device(),
                wanted.quantity(),
                by.name(),
                by.reason(),
                now,
                startsAt,
                wanted.until(),
                Optional.empty(),
                Optional.empty());
    }
}
