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

/** Where people write rules, put them into shadow and into force, and take them back. */
@Singleton
public final class VersionDesk {
    /** How faults name the text somebody sent. */
    public static final String FILE = "rules.yaml";

    private final Transactions transactions;
    private final JdbcVersions versions;
    private final JdbcOverrides overrides;
    private final JdbcRuleAudit audit;
    private final Catalogue shipped;
    private final CityClock clock;

    public VersionDesk(
            Transactions transactions,
            JdbcVersions versions,
            JdbcOverrides overrides,
            JdbcRuleAudit audit,
            Catalogue shipped,
            CityClock clock) {
        this.transactions = transactions;
        this.versions = versions;
        this.overrides = overrides;
        this.audit = audit;
        this.shipped = shipped;
        this.clock = clock;
    }

    /**
     * Keeps a new version; it judges nothing yet, unless {@code state} says so.
     *
     * @return its number
     * @throws InvalidDomainException naming every fault of the text; then nothing is kept
     */
    public Outcome<Integer> propose(String domain, String rules, VersionState state, By by) {
        Optional<Domain> known = shipped.domain(domain);
        if (known.isEmpty()) {
            return noSuchDomain(domain);
        }
        Domain read = DomainFolder.withRules(known.get(), FILE, rules);
        return transactions.write(connection -> {
            audit.lock(connection);
            Optional<Outcome<Integer>> misfit =
                    state == VersionState.ACTIVE ? misfit(connection, read) : Optional.empty();
            if (misfit.isPresent()) {
                return misfit.get();
            }
            Instant now = clock.instant();
            int version = versions.insert(connection, domain, rules, by, now);
            audit.append(connection, domain, version, Deed.PROPOSE, by, now);
            switch (state) {
                case ACTIVE -> toForce(connection, domain, version, Deed.ACTIVATE, by, now);
                case SHADOW -> toShadow(connection, domain, version, by, now);
                case PROPOSED, RETIRED -> {}
            }
            return new Done<>(version);
        });
    }

    /** Puts a version into force; 0 is what the build carries. */
    public Outcome<Integer> activate(String domain, int version, By by) {
        return change(domain, connection -> activate(connection, domain, version, Deed.ACTIVATE, by));
    }

    /** Puts that version into force which was when somebody activated the present one. */
    public Outcome<Integer> rollBack(String domain, By by) {
        return change(domain, connection -> {
            Optional<Integer> before =
                    versions.in(connection, domain, VersionState.ACTIVE).flatMap(VersionRow::replaced);
            return before.isPresent()
                    ? activate(connection, domain, before.get(), Deed.ROLL_BACK, by)
                    : new Refused<>(Reason.NOTHING_BEFORE, "nothing was in force before the rules that are");
        });
    }

    /** Lets a version judge beside the rules in force, unheard, in place of the one that does so now. */
    public Outcome<Integer> shadow(String domain, int version, By by) {
        return change(domain, connection -> {
            Optional<VersionRow> row = versions.find(connection, domain, version);
            if (row.isEmpty()) {
                return noSuchVersion(domain, version);
            }
            VersionState state = row.get().state();
            if (state == VersionState.ACTIVE || state == VersionState.SHADOW) {
                return new Refused<>(Reason.ALREADY_SO, "version " + version + " is " + state + " already");
            }
            toShadow(connection, domain, version, by, clock.instant());
            return new Done<>(version);
        });
    }

    /** Ends the shadow of a domain. */
    public Outcome<Integer> endShadow(String domain, By by) {
        return change(domain, connection -> {
            Optional<VersionRow> row = versions.in(connection, domain, VersionState.SHADOW);
            if (row.isEmpty()) {
                return new Refused<>(Reason.ALREADY_SO, "no version of " + domain + " is in shadow");
            }
            versions.retire(connection, domain, VersionState.SHADOW);
            audit.append(connection, domain, row.get().version(), Deed.RETIRE, by, clock.instant());
            return new Done<>(row.get().version());
        });
    }

    private Outcome<Integer> change(String domain, Transactions.Work<Outcome<Integer>> work) {
        if (shipped.domain(domain).isEmpty()) {
            return noSuchDomain(domain);
        }
        return transactions.write(connection -> {
            audit.lock(connection);
            return work.on(connection);
        });
    }

    private Outcome<Integer> activate(Connection connection, String domain, int version, Deed deed, By by)
            throws SQLException {
        Optional<VersionRow> row = versions.find(connection, domain, version);
        if (version != 0 && row.isEmpty()) {
            return noSuchVersion(domain, version);
        }
        if (inForce(connection, domain) == version) {
            return new Refused<>(Reason.ALREADY_SO, "version " + version + " is in force already");
        }
        Domain carried = shipped.domain(domain).orElseThrow();
        // read again: what an earlier build took, this one may not
        Domain read = row.isPresent()
                ? DomainFolder.withRules(carried, FILE, row.get().rules())
                : carried;
        Optional<Outcome<Integer>> misfit = misfit(connection, read);
        if (misfit.isPresent()) {
            return misfit.get();
        }
        toForce(connection, domain, version, deed, by, clock.instant());
        return new Done<>(version);
    }

    private void toForce(Connection connection, String domain, int version, Deed deed, By by, Instant now)
            throws SQLException {
        int before = inForce(connection, domain);
        versions.retire(connection, domain, VersionState.ACTIVE);
        if (version != 0) {
            versions.activate(connection, domain, version, now);
            if (deed == Deed.ACTIVATE) {
                versions.replaces(connection, domain, version, before);
            }
        }
        audit.append(connection, domain, version, deed, by, now);
    }

    private void toShadow(Connection connection, String domain, int version, By by, Instant now) throws SQLException {
        versions.retire(connection, domain, VersionState.SHADOW);
        versions.toShadow(connection, domain, version);
        audit.append(connection, domain, version, Deed.SHADOW, by, now);
    }

    private int inForce(Connection connection, String domain) throws SQLException {
        return versions.in(connection, domain, VersionState.ACTIVE)
                .map(VersionRow::version)
                .orElse(0);
    }

    /** A place must not lose its levels unnoticed. */
    private Optional<Outcome<Integer>> misfit(Connection connection, Domain rules) throws SQLException {
        for (OverrideRow row : overrides.holding(connection, clock.instant())) {
            if (row.domain().equals(rules.id())) {
                try {
                    OverrideDesk.checkFits(rules, row.rule(), row.levels());
                } catch (InvalidDomainException | IllegalArgumentException e) {
                    return Optional.of(new Refused<>(
                            Reason.OVERRIDE_DOES_NOT_FIT,
                            "end override " + row.id() + " first, it does not fit: " + e.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    private static Outcome<Integer> noSuchDomain(String domain) {
        return new Refused<>(Reason.NO_SUCH_DOMAIN, "there is no domain " + domain);
    }

    private static Outcome<Integer> noSuchVersion(String domain, int version) {
        return new Refused<>(Reason.NO_SUCH_VERSION, "the rules of " + domain + " have no version " + version);
    }
}
