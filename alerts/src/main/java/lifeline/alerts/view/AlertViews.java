package lifeline.alerts.view;

import jakarta.inject.Singleton;
import lifeline.alerts.alert.Wording;
import lifeline.alerts.store.StoredAlert;
import lifeline.contract.domain.Catalogue;

/** Gives stored alerts the words of their rules. */
@Singleton
public final class AlertViews {
    private final Wording wording;

    public AlertViews(Catalogue catalogue) {
        this.wording = new Wording(catalogue);
    }

    public AlertView of(StoredAlert stored) {
        return AlertView.of(stored, wording.of(stored.alert(), stored.asset().title()));
    }
}
