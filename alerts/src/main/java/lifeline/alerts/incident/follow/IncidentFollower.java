package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import lifeline.alerts.Settings;
import lifeline.alerts.follow.Follower;
import lifeline.alerts.live.News;
import lifeline.alerts.store.Transactions;

/** The threads that put alerts into incidents, after they were committed, and tell viewers of it, whichever replica did it. */
@Singleton
public final class IncidentFollower implements AutoCloseable {
    private final Transactions transactions;
    private final JdbcIncidents incidents;
    private final News news;
    private final Follower alerts;
    private final Follower changes;

    public IncidentFollower(
            IncidentIntake intake, Transactions transactions, JdbcIncidents incidents, News news, Settings settings) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.news = news;
        this.alerts = new Follower("incidents", settings, "lifeline_alert", intake::takeSome);
        this.changes = new Follower("incident-news", settings, "lifeline_incident", this::tell);
    }

    public void start() {
        alerts.start();
        changes.start();
    }

    private boolean tell() {
        news.tell("incident", transactions.read(incidents::fingerprint), "{}");
        return false;
    }

    @Override
    public void close() {
        alerts.close();
        changes.close();
    }
}
