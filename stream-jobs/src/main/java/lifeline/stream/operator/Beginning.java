package lifeline.stream.operator;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import lifeline.contract.topology.Topology;
import lifeline.stream.catalogue.RuleSets;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * What the job is told when it begins.
 *
 * @param pipes how the assets are connected, each time as it is then
 */
public record Beginning(
        OpenEpisodes open,
        BlindPast blindPast,
        SensorPeriods periods,
        RuleSets rules,
        SerializableSupplier<Topology> pipes)
        implements Serializable {
    /** Nothing was before. */
    public static Beginning anew() {
        return after(List::of, now -> List.of());
    }

    /** After an earlier job; all sensors report as their quantities declare. */
    public static Beginning after(OpenEpisodes open, BlindPast blindPast) {
        return new Beginning(open, blindPast, Map::of, RuleSets.none(), () -> Topology.NONE);
    }

    /** Judging by what is in force already, not by what the build carries. */
    public Beginning with(RuleSets inForce) {
        return new Beginning(open, blindPast, periods, inForce, pipes);
    }

    public Beginning with(SensorPeriods otherPeriods) {
        return new Beginning(open, blindPast, otherPeriods, rules, pipes);
    }

    /** In a city whose assets are connected so. */
    public Beginning along(SerializableSupplier<Topology> otherPipes) {
        return new Beginning(open, blindPast, periods, rules, otherPipes);
    }
}
