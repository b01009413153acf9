package lifeline.alerts.rule.current;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;
import lifeline.alerts.rule.JdbcRuleAudit;
import lifeline.alerts.rule.JdbcVersions;
import lifeline.alerts.rule.VersionRow;
import lifeline.alerts.rule.VersionState;
import lifeline.alerts.store.Transactions;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import org.jboss.logging.Logger;

/** The catalogue as the store has it: this build's domains under the rules in force. Before it is started, as the build has it. */
@Singleton
public final class CurrentRules implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CurrentRules.class);

    private final Transactions transactions;
    private final JdbcVersions versions;
    private final JdbcRuleAudit audit;
    private final Catalogue shipped;
    private final Follower follower;
    private volatile Catalogue current;
    private long seen;

    public CurrentRules(
            Transactions transactions,
            JdbcVersions versions,
            JdbcRuleAudit audit,
            Catalogue shipped,
            Settings settings) {
        this.transactions = transactions;
        this.versions = versions;
        this.audit = audit;
        this.shipped = shipped;
        this.current = shipped;
        this.follower = new Follower("rules", settings, JdbcRuleAudit.CHANNEL, this::look);
    }

    public void start() {
        follower.start();
    }

    /** What is in force now, half a second old at most. */
    public Catalogue catalogue() {
        return current;
    }

    private boolean look() {
        long newest = transactions.read(audit::newest);
        if (newest != seen) {
            current = read();
            seen = newest;
        }
        return false;
    }

    private Catalogue read() {
        Map<String, String> inForce = transactions.read(versions::inForce).stream()
                .filter(row -> row.state() == VersionState.ACTIVE)
                .collect(Collectors.toMap(VersionRow::domain, VersionRow::rules));
        List<Domain> domains = new ArrayList<>();
        for (Domain domain : shipped.domains()) {
            String rules = inForce.get(domain.id());
            domains.add(rules == null ? domain : under(domain, rules));
        }
        return new Catalogue(domains);
    }

    private static Domain under(Domain domain, String rules) {
        try {
            return DomainFolder.withRules(domain, "rules.yaml", rules);
        } catch (InvalidDomainException e) {
            LOG.errorf("the rules of %s in the store are not this build's: %s", domain.id(), e.getMessage());
            return domain;
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
