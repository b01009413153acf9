package lifeline.alerts.rule;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import lifeline.alerts.rule.Outcome.Done;
import lifeline.alerts.rule.Outcome.Reason;
import lifeline.alerts.rule.Outcome.Refused;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Where people give single places levels of their own, for a time. */
@Singleton
public final class OverrideDesk {
    /** How faults name the levels somebody sent. */
    private static final String FILE = "levels";

    private final Transactions transactions;
    private final JdbcOverrides overrides;
    private final JdbcVersions versions;
    private final JdbcRuleAudit audit;
    private final Catalogue shipped;
    private final CityClock clock;

    public OverrideDesk(
            Transactions transactions,
            JdbcOverrides overrides,
            JdbcVersions versions,
            JdbcRuleAudit audit,
            Catalogue shipped,
            CityClock clock) {
        this.transactions = transactions;
        this.overrides = overrides;
        this.versions = versions;
        this.audit = audit;
        this.shipped = shipped;
        this.clock = clock;
    }

    /**
     * What somebody wants; one of {@code asset} and {@code device} is there.
     *
     * @param levels a list as in {@code rules.yaml}
     */
    public record Wanted(
            String rule, @Nullable String asset, @Nullable String device, String levels, Instant until) {}

    /**
     * Gives a place levels of its own.
     *
     * @throws InvalidDomainException naming every fault of the levels: they must rise from mild to grave, in the rule's colours
     */
    public Outcome<OverrideRow> put(Wanted wanted, By by) {
        Instant now = clock.instant();
        if (!wanted.until().isAfter(now)) {
            return new Refused<>(Reason.NOT_A_TIME_TO_COME, "until is over: " + wanted.until());
        }
        Optional<Domain> domain = shipped.domain(wanted.rule().split("\\.", 2)[0]);
        if (domain.isEmpty()) {
            return noSuchRule(wanted.rule());
        }
        return transactions.write(connection -> {
            audit.lock(connection);
            Domain rules = inForce(connection, domain.get());
            if (find(rules, wanted.rule()).isEmpty()) {
                return noSuchRule(wanted.rule());
            }
            if (wanted.device() != null && isOfAssets(rules, wanted.rule())) {
                String way = " judges assets, not single devices: give the levels to an asset";
                return new Refused<>(Reason.NO_SUCH_PLACE, wanted.rule() + way);
            }
            checkFits(rules, wanted.rule(), wanted.levels());
            String column = wanted.device() == null ? "asset" : "device";
            String place = wanted.device() == null ? String.valueOf(wanted.asset()) : wanted.device();
            if (!overrides.isPlace(connection, column, place)) {
                return new Refused<>(Reason.NO_SUCH_PLACE, "there is no " + column + " " + place);
            }
            OverrideRow row = row(wanted, rules.id(), by, now);
            long id = overrides.insert(connection, row);
            audit.append(connection, rules.id(), id, Deed.OVERRIDE, by, now);
            return new Done<>(overrides.find(connection, id).orElseThrow());
        });
    }

    /** Ends an override before its time. */
    public Outcome<OverrideRow> end(long id, By by) {
        return transactions.write(connection -> {
            audit.lock(connection);
            Instant now = clock.instant();
            Optional<OverrideRow> row = overrides.find(connection, id);
            if (row.isEmpty()) {
                return new Refused<>(Reason.NO_SUCH_OVERRIDE, "there is no override " + id);
            }
            if (!overrides.end(connection, id, by.name(), now)) {
                return new Refused<>(Reason.ALREADY_SO, "override " + id + " is over");
            }
            audit.append(connection, row.get().domain(), id, Deed.END_OVERRIDE, by, now);
            return new Done<>(overrides.find(connection, id).orElseThrow());
        });
    }

    /** @throws IllegalArgumentException when {@code rules} has no such rule */
    static void checkFits(Domain rules, String id, String levels) {
        Rule rule = find(rules, id).orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
        DomainFolder.levels(rule, rules.quantity(rule.quantity()).orElseThrow(), FILE, levels);
    }

    private Domain inForce(Connection connection, Domain carried) throws SQLException {
        return versions.in(connection, carried.id(), VersionState.ACTIVE)
                .map(row -> DomainFolder.withRules(carried, VersionDesk.FILE, row.rules()))
                .orElse(carried);
    }

    private static boolean isOfAssets(Domain rules, String id) {
        return find(rules, id).flatMap(Rule::joint).isPresent();
    }

    private static Optional<Rule> find(Domain rules, String id) {
        return rules.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static OverrideRow row(Wanted wanted, String domain, By by, Instant now) {
        return new OverrideRow(
                0,
                domain,
                wanted.rule(),
                wanted.asset(),
                wanted.device(),
                wanted.levels(),
                by.name(),
                by.reason(),
                now,
                wanted.until(),
                Optional.empty(),
                Optional.empty());
    }

    private static Outcome<OverrideRow> noSuchRule(String rule) {
        return new Refused<>(Reason.NO_SUCH_RULE, "no rule in force is called " + rule);
    }
}
