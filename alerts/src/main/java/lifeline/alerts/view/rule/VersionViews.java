package lifeline.alerts.view.rule;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.alerts.rule.JdbcVersions;
import lifeline.alerts.rule.VersionDesk;
import lifeline.alerts.rule.VersionRow;
import lifeline.alerts.rule.VersionState;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.rule.Rule;

/** Puts versions beside others, so that people see what has changed. */
@Singleton
public final class VersionViews {
    private final JdbcVersions versions;
    private final Catalogue shipped;

    public VersionViews(JdbcVersions versions, Catalogue shipped) {
        this.versions = versions;
        this.shipped = shipped;
    }

    /** The newest versions, each beside the one before it, and at the end what the build carries. */
    public List<VersionView> list(Connection connection, Domain domain, int limit) throws SQLException {
        List<VersionRow> rows = versions.newest(connection, domain.id(), limit + 1);
        List<VersionView> views = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, rows.size()); i++) {
            VersionRow row = rows.get(i);
            List<Rule> before = i + 1 < rows.size() ? rules(rows.get(i + 1)) : domain.rules();
            views.add(view(row, row.version() - 1, RuleDiff.between(before, rules(row)), false));
        }
        if (rows.size() <= limit) {
            views.add(ofBuild(connection, domain, 0, List.of(), false));
        }
        return views;
    }

    /** A version with its text, beside another one. Empty when either is not there. */
    public Optional<VersionView> one(Connection connection, Domain domain, int version, int against)
            throws SQLException {
        Optional<VersionRow> row = versions.find(connection, domain.id(), version);
        Optional<VersionRow> other = versions.find(connection, domain.id(), against);
        if ((version != 0 && row.isEmpty()) || (against != 0 && other.isEmpty())) {
            return Optional.empty();
        }
        List<Rule> before = other.map(this::rules).orElse(domain.rules());
        List<Rule> after = row.map(this::rules).orElse(domain.rules());
        List<RuleDiff> changes = RuleDiff.between(before, after);
        return Optional.of(
                row.isPresent()
                        ? view(row.get(), against, changes, true)
                        : ofBuild(connection, domain, against, changes, true));
    }

    /** Which version is in force. */
    public int inForce(Connection connection, String domain) throws SQLException {
        return versions.in(connection, domain, VersionState.ACTIVE)
                .map(VersionRow::version)
                .orElse(0);
    }

    private static VersionView view(VersionRow row, int against, List<RuleDiff> changes, boolean isWhole) {
        return new VersionView(
                row.domain(),
                row.version(),
                row.state(),
                row.author(),
                row.reason(),
                row.createdAt(),
                row.activatedAt().orElse(null),
                against,
                changes,
                isWhole ? row.rules() : null);
    }

    private VersionView ofBuild(
            Connection connection, Domain domain, int against, List<RuleDiff> changes, boolean isWhole)
            throws SQLException {
        VersionState state = inForce(connection, domain.id()) == 0 ? VersionState.ACTIVE : VersionState.RETIRED;
        String rules = isWhole ? DomainFolder.rules(domain.id()) : null;
        return new VersionView(domain.id(), 0, state, null, null, null, null, against, changes, rules);
    }

    /** None where this build cannot read what an earlier one took: then every rule counts as changed. */
    private List<Rule> rules(VersionRow row) {
        try {
            Domain domain = shipped.domain(row.domain()).orElseThrow();
            return DomainFolder.withRules(domain, VersionDesk.FILE, row.rules()).rules();
        } catch (InvalidDomainException e) {
            return List.of();
        }
    }
}
