package lifeline.alerts.page.answer;

import java.time.Instant;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Clocks;
import lifeline.alerts.alert.Deed;

/**
 * What a link asks of somebody.
 *
 * @param person by id
 */
public record Asked(long alert, String person, Deed deed) {

    /** Whether nobody has done it meanwhile; what is followed is what is late. */
    boolean isWanted(Alert now, Clocks clocks, Instant at) {
        boolean isPossible = deed.apply(now, person, at).accepted().isPresent();
        return isPossible && (deed != Deed.FOLLOW || clocks.isOverdue(now, at));
    }
}
