package lifeline.stream.operator;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** What the job is told when it begins. */
public record Beginning(OpenEpisodes open, BlindPast blindPast, SensorPeriods periods) implements Serializable {
    /** Nothing was before. */
    public static Beginning anew() {
        return after(List::of, now -> List.of());
    }

    /** After an earlier job; all sensors report as their quantities declare. */
    public static Beginning after(OpenEpisodes open, BlindPast blindPast) {
        return new Beginning(open, blindPast, Map::of);
    }

    public Beginning with(SensorPeriods otherPeriods) {
        return new Beginning(open, blindPast, otherPeriods);
    }
}
