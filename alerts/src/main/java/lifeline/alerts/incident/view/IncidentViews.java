package lifeline.alerts.incident.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lifeline.alerts.incident.Chain;
import lifeline.alerts.incident.Chains;
import lifeline.alerts.incident.follow.IncidentRow;
import lifeline.alerts.incident.follow.JdbcIncidentQueries;
import lifeline.alerts.incident.follow.JdbcIncidentQueries.UnitRow;
import lifeline.alerts.incident.view.IncidentDetail.Part;
import lifeline.alerts.incident.view.IncidentDetail.Role;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlertQueries.State;
import lifeline.alerts.store.StoredAlert;
import lifeline.alerts.view.AlertView;
import lifeline.alerts.view.AlertViews;
import org.jspecify.annotations.Nullable;

/** Gives incidents their words, causes, places and units. */
@Singleton
public final class IncidentViews {
    private static final int ALERTS = 500;

    private final JdbcIncidentQueries incidents;
    private final JdbcAlertQueries alerts;
    private final AlertViews views;
    private final ObjectMapper json;
    private final Chains chains = Chains.shipped();

    public IncidentViews(JdbcIncidentQueries incidents, JdbcAlertQueries alerts, AlertViews views, ObjectMapper json) {
        this.incidents = incidents;
        this.alerts = alerts;
        this.views = views;
        this.json = json;
    }

    /** Newest first, those with a lower number than {@code before}. */
    public List<IncidentView> page(Connection connection, State state, Optional<String> domain, long before, int limit)
            throws SQLException {
        return of(connection, incidents.page(connection, state, domain, before, limit));
    }

    public Optional<IncidentDetail> find(Connection connection, long id) throws SQLException {
        Optional<IncidentRow> row = incidents.find(connection, id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        IncidentView incident = of(connection, List.of(row.get())).get(0);
        Optional<Chain> chain = chains.chain(row.get().chain());
        List<Part> parts = alerts.ofIncident(connection, row.get().id(), ALERTS).stream()
                .map(alert -> new Part(
                        role(alert.alert().origin().rule(), incident.cause().rule(), chain), views.of(alert)))
                .toList();
        return Optional.of(new IncidentDetail(
                incident, parts, incidents.points(connection, row.get().id(), ALERTS)));
    }

    private static Role role(String rule, String cause, Optional<Chain> chain) {
        if (rule.equals(cause)) {
            return Role.CAUSE;
        }
        return chain.filter(known -> known.ties(cause, rule)).isPresent() ? Role.CONSEQUENCE : Role.RELATED;
    }

    private List<IncidentView> of(Connection connection, List<IncidentRow> rows) throws SQLException {
        Map<Long, AlertView> causes =
                alerts.findAll(connection, rows.stream().map(IncidentRow::cause).toList()).stream()
                        .collect(Collectors.toMap(StoredAlert::id, views::of));
        Map<Long, List<UnitRow>> units =
                incidents.units(connection, rows.stream().map(IncidentRow::id).toList());
        Function<IncidentRow, IncidentView> view = row -> view(
                row,
                Objects.requireNonNull(causes.get(row.cause()), "the store ties each incident to its cause"),
                units.getOrDefault(row.id(), List.of()));
        return rows.stream().map(view).toList();
    }

    private IncidentView view(IncidentRow row, AlertView cause, List<UnitRow> units) {
        Optional<Chain> chain = chains.chain(row.chain());
        return new IncidentView(
                row.id(),
                chain.map(Chain::title).orElse(cause.title()),
                row.open(),
                row.severity(),
                row.alerts(),
                row.domains(),
                row.beganAt(),
                row.updatedAt(),
                new IncidentView.Cause(
                        cause.id(),
                        cause.rule(),
                        cause.title(),
                        cause.asset(),
                        chain.map(Chain::text).orElse(null)),
                row.place().map(this::tree).orElse(null),
                units);
    }

    private @Nullable JsonNode tree(String place) {
        try {
            return json.readTree(place);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store keeps places as JSON", e);
        }
    }
}
