package lifeline.alerts.view;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import lifeline.alerts.Settings;
import lifeline.alerts.access.Right;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.alert.Wording;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.StoredAlert;
import lifeline.contract.clock.CityClock;

/** Gives stored alerts the words of their rules, what is due, and what can be done. */
@Singleton
public final class AlertViews {
    private final Wording wording;
    private final Clocks clocks;
    private final CityClock clock;

    public AlertViews(CurrentRules rules, Settings settings, CityClock clock) {
        this.wording = new Wording(rules::catalogue);
        this.clocks = settings.clocks();
        this.clock = clock;
    }

    /** As anybody sees it. */
    public AlertView of(StoredAlert stored) {
        Instant now = clock.instant();
        return of(
                stored,
                now,
                Right.possible(stored.alert(), now).map(Right::word).toList());
    }

    /** As somebody who has logged in sees it. */
    public AlertView of(StoredAlert stored, Set<String> roles) {
        Instant now = clock.instant();
        return of(stored, now, Right.possible(stored.alert(), now, roles));
    }

    private AlertView of(StoredAlert stored, Instant now, List<String> possible) {
        Alert alert = stored.alert();
        return AlertView.of(
                stored,
                wording.of(alert, stored.asset().title()),
                new AlertView.Now(clocks.dueAt(alert).orElse(null), clocks.isOverdue(alert, now), possible));
    }
}
