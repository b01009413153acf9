package lifeline.alerts.view;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lifeline.alerts.city.DomainRow;
import lifeline.alerts.city.JdbcDomains;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.Transactions;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Text;
import lifeline.contract.signal.Severity;

/** The state of all domains, counted at most once a second however many look. */
@Singleton
public final class DomainOverview {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Transactions transactions;
    private final JdbcDomains domains;
    private final JdbcAlertQueries alerts;
    private final Catalogue catalogue;
    private final CityClock clock;
    private List<DomainView> counted = List.of();
    private long countedAt;

    public DomainOverview(
            Transactions transactions,
            JdbcDomains domains,
            JdbcAlertQueries alerts,
            Catalogue catalogue,
            CityClock clock) {
        this.transactions = transactions;
        this.domains = domains;
        this.alerts = alerts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** In the catalogue's order; domains that are only in the store follow. */
    public synchronized List<DomainView> now() {
        if (counted.isEmpty() || System.nanoTime() - countedAt > FRESH_NANOS) {
            counted = transactions.read(
                    connection -> views(domains.all(connection, clock.instant()), alerts.open(connection)));
            countedAt = System.nanoTime();
        }
        return counted;
    }

    private List<DomainView> views(Map<String, DomainRow> rows, Map<String, Map<Severity, Integer>> open) {
        List<DomainView> views = new ArrayList<>();
        for (Domain domain : catalogue.domains()) {
            // the rules for series nobody described are no lifeline of a city that has no such series
            if (rows.containsKey(domain.id()) || !domain.isUndescribed()) {
                views.add(view(domain.id(), domain.title(), rows, open));
            }
        }
        for (String unknown : new TreeSet<>(rows.keySet())) {
            if (catalogue.domain(unknown).isEmpty()) {
                views.add(view(unknown, new Text(unknown, unknown), rows, open));
            }
        }
        return List.copyOf(views);
    }

    private static DomainView view(
            String id, Text title, Map<String, DomainRow> rows, Map<String, Map<Severity, Integer>> openAlerts) {
        DomainRow row = rows.getOrDefault(id, DomainRow.EMPTY);
        Map<Severity, Integer> open = openAlerts.getOrDefault(id, new EnumMap<>(Severity.class));
        return new DomainView(
                id,
                title,
                row.assets(),
                row.devices(),
                row.devicesReporting(),
                row.sensors(),
                open,
                open.isEmpty() ? null : Collections.max(open.keySet()),
                row.newestAt(),
                row.readingsLastMinute());
    }
}
