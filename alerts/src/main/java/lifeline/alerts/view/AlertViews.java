package lifeline.alerts.view;

import jakarta.inject.Singleton;
import lifeline.alerts.alert.Wording;
import lifeline.alerts.rule.current.CurrentRules;
import lifeline.alerts.store.StoredAlert;

/** Gives stored alerts the words of their rules. */
@Singleton
public final class AlertViews {
    private final Wording wording;

    public AlertViews(CurrentRules rules) {
        this.wording = new Wording(rules::catalogue);
    }

    public AlertView of(StoredAlert stored) {
        return AlertView.of(stored, wording.of(stored.alert(), stored.asset().title()));
    }
}
