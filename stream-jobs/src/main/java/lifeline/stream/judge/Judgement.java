package lifeline.stream.judge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.stream.quality.Arrival;

/**
 * What comes of a reading.
 *
 * @param state empty where there is nothing to remember
 * @param arrival anything but NEW means that nothing was judged; a CONFLICT is not passed on
 * @param reading with the quality it has been given
 * @param score how near to an alarm it is, 0 to 1; a half is the mildest level of the rule that is nearest to one
 * @param wakeAt when to call {@link SensorJudge#overdue}, in microseconds; empty when nothing changes about that
 */
public record Judgement(
        Optional<SensorState> state,
        Arrival arrival,
        Reading reading,
        List<Signal> signals,
        OptionalLong wakeAt,
        double score) {}
