package lifeline.stream.replay.run;

import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.stream.Intake;
import lifeline.stream.unsplit.UnsplitSource;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The readings of a {@link Lane} in place of the broker's; no frames, no numbers, nothing refused. */
public final class RecordedIntake implements Intake {
    private final long lane;

    public RecordedIntake(long lane) {
        this.lane = lane;
    }

    @Override
    public Streams define(StreamExecutionEnvironment environment, Catalogue catalogue) {
        long number = lane;
        return Streams.of(environment
                .fromSource(
                        new UnsplitSource<>(Boundedness.BOUNDED, context -> new LaneReader(Lane.of(number))),
                        WatermarkStrategy.noWatermarks(),
                        "Read the recording",
                        TypeInformation.of(Reading.class))
                .setParallelism(1)
                .uid("recording"));
    }
}
