package lifeline.stream.listening;

import java.util.Map;
import lifeline.contract.clock.CityClock;
import lifeline.ingest.Message;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of messages as it is, whose readers also tell the frontier. Splits and state are the source's own.
 *
 * @param <S> its splits
 * @param <C> its enumerator's state
 */
public sealed class ListeningSource<S extends SourceSplit, C> implements Source<Message, S, C> {
    private static final long serialVersionUID = 1;

    private final Source<Message, S, C> source;
    private final Hearing hearing;
    private final String clockSetting;

    private ListeningSource(Source<Message, S, C> source, Hearing hearing, String clockSetting) {
        this.source = source;
        this.hearing = hearing;
        this.clockSetting = clockSetting;
    }

    /** @param clockSetting the city's time, as in {@link CityClock#SETTING} */
    public static <S extends SourceSplit, C> ListeningSource<S, C> of(
            Source<Message, S, C> source, Hearing hearing, String clockSetting) {
        return source instanceof SupportsSplitReassignmentOnRecovery
                ? new Reassigning<>(source, hearing, clockSetting)
                : new ListeningSource<>(source, hearing, clockSetting);
    }

    /** Around a source whose enumerator deals all splits anew: without this word Flink gives them to the readers as well. */
    private static final class Reassigning<S extends SourceSplit, C> extends ListeningSource<S, C>
            implements SupportsSplitReassignmentOnRecovery {
        private static final long serialVersionUID = 1;

        Reassigning(Source<Message, S, C> source, Hearing hearing, String clockSetting) {
            super(source, hearing, clockSetting);
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SourceReader<Message, S> createReader(SourceReaderContext context) throws Exception {
        CityClock clock = CityClock.from(Map.of(CityClock.SETTING, clockSetting));
        return new ListeningReader<>(source.createReader(context), hearing, clock);
    }

    @Override
    public SplitEnumerator<S, C> createEnumerator(SplitEnumeratorContext<S> context) throws Exception {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<S, C> restoreEnumerator(SplitEnumeratorContext<S> context, C checkpoint) throws Exception {
        return source.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<S> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<C> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }
}
