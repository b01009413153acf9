package lifeline.alerts.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import lifeline.alerts.alert.Stage;
import lifeline.alerts.store.AuditEntry;
import lifeline.alerts.store.JdbcAlertQueries;
import lifeline.alerts.store.JdbcAlertQueries.AuditedAlert;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.view.AlertView;
import lifeline.alerts.view.AlertViews;

/** Reads the audit from a place on, as events ready to be sent. */
@Singleton
public final class LiveEvents {
    private final Transactions transactions;
    private final JdbcAlertQueries queries;
    private final AlertViews views;
    private final ObjectMapper json;

    public LiveEvents(Transactions transactions, JdbcAlertQueries queries, AlertViews views, ObjectMapper json) {
        this.transactions = transactions;
        this.queries = queries;
        this.views = views;
        this.json = json;
    }

    /** What {@code data:} holds: what was done, and the alert as it is now. */
    private record Data(
            long seq, Instant at, String actor, String action, String comment, String source, AlertView alert) {}

    /** Those after a place, in order, at most {@code limit}. */
    List<LiveEvent> after(long seq, int limit) {
        return transactions.read(connection -> queries.auditAfter(connection, seq, limit)).stream()
                .map(this::event)
                .toList();
    }

    /** The newest place; 0 when nothing has happened yet. */
    long newest() {
        return transactions.read(queries::newestAudit);
    }

    private LiveEvent event(AuditedAlert audited) {
        AuditEntry entry = audited.entry();
        Data data = new Data(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.comment(),
                entry.source(),
                views.of(audited.alert()));
        try {
            boolean isWaiting = audited.alert().alert().stage().name() == Stage.Name.DETECTED;
            return new LiveEvent(
                    entry.seq(),
                    isWaiting ? OptionalLong.of(entry.alert()) : OptionalLong.empty(),
                    "id: " + entry.seq() + "\nevent: alert\ndata: " + json.writeValueAsString(data) + "\n\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert is plain JSON", e);
        }
    }
}
