package lifeline.ingest;

import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.validation.Rejection;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * The face of ingest: messages in, readings out, in the order of arrival of each session; what is refused goes to
 * {@link #REJECTIONS}. Keeps no state and is chained to the source: no exchange, no serialisation between them.
 */
public final class ReadingStream {
    /** Everything that arrived and is not a reading. */
    public static final OutputTag<Rejection> REJECTIONS =
            new OutputTag<>("rejections", TypeInformation.of(Rejection.class));

    private ReadingStream() {}

    /** Decodes and checks {@code messages} against the quantities and units of {@code catalogue}. */
    public static SingleOutputStreamOperator<Reading> of(DataStream<Message> messages, Catalogue catalogue) {
        return messages.process(new DecodeFunction(catalogue, ForeignTopics.NONE), TypeInformation.of(Reading.class))
                .uid("decode")
                .name("Decode and check");
    }

    /**
     * The same for messages on the topics of one entry of the settings, which came through a session of its own: one task,
     * so that their order stays.
     */
    public static SingleOutputStreamOperator<Reading> foreign(
            DataStream<Message> messages, Catalogue catalogue, ForeignTopic entry) {
        return messages.process(
                        new DecodeFunction(catalogue, ForeignTopics.of(entry)), TypeInformation.of(Reading.class))
                .setParallelism(1)
                .uid("decode " + entry.filter())
                .name("Decode and check " + entry.filter());
    }
}
