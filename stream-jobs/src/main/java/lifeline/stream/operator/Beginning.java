package lifeline.stream.operator;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import lifeline.stream.catalogue.RuleSets;

/** What the job is told when it begins. */
public record Beginning(OpenEpisodes open, BlindPast blindPast, SensorPeriods periods, RuleSets rules)
        implements Serializable {
    /** Nothing was before. */
    public static Beginning anew() {
        return after(List::of, now -> List.of());
    }

    /** After an earlier job; all sensors report as their quantities declare. */
    public static Beginning after(OpenEpisodes open, BlindPast blindPast) {
        return new Beginning(open, blindPast, Map::of, RuleSets.none());
    }

    /** Judging by what is in force already, not by what the build carries. */
    public Beginning with(RuleSets inForce) {
        return new Beginning(open, blindPast, periods, inForce);
    }

    public Beginning with(SensorPeriods otherPeriods) {
        return new Beginning(open, blindPast, otherPeriods, rules);
    }
}
