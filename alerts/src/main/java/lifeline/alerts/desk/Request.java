package lifeline.alerts.desk;

import java.util.OptionalInt;
import lifeline.alerts.alert.Deed;

/**
 * What somebody asks to be done with an alert.
 *
 * @param by who
 * @param comment why, in their words; may be empty
 * @param source from where: address of the caller
 * @param version the alert as they saw it; empty where any will do
 */
public record Request(Deed deed, long alert, String by, String comment, String source, OptionalInt version) {
    /** Of the alert as it is, whatever was seen of it. */
    public Request(Deed deed, long alert, String by, String comment, String source) {
        this(deed, alert, by, comment, source, OptionalInt.empty());
    }
}
