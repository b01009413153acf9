package lifeline.alerts.incident;

import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;

/** What kind of thing an alert tells of, as far as its belonging to others goes. */
public enum Layer {
    /** People are at risk. */
    HAZARD,
    /** A device is silent: many at once have a common cause. */
    OUTAGE,
    /** Anything else about a device; it belongs to no other alert. */
    APART;

    public static Layer of(Rule rule) {
        if (rule.track() == Track.HAZARD) {
            return HAZARD;
        }
        return rule.condition() instanceof Condition.Absence ? OUTAGE : APART;
    }
}
