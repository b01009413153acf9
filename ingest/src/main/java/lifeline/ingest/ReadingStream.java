package lifeline.ingest;

import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.quota.Quota;
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

    /** Decodes and checks {@code messages} against the quantities and units of {@code catalogue}; no quota. */
    public static SingleOutputStreamOperator<Reading> of(DataStream<Message> messages, Catalogue catalogue) {
        return of(messages, catalogue, Quota.NONE);
    }

    /**
     * The same, with a limit to what one device may send. It counts in each task for itself: a device whose messages come
     * through several sessions may send as many times more.
     */
    public static SingleOutputStreamOperator<Reading> of(
            DataStream<Message> messages, Catalogue catalogue, Quota quota) {
        return messages.process(
                        new DecodeFunction(catalogue, ForeignTopics.NONE, quota), TypeInformation.of(Reading.class))
                .uid("decode")
                .name("Decode and check");
    }

    /**
     * The same for messages on the topics of one entry of the settings, which came through a session of its own: one task,
     * so that their order stays.
     */
    public static SingleOutputStreamOperator<Reading> foreign(
            DataStream<Message> messages, Catalogue catalogue, ForeignTopic entry, Quota quota) {
        return messages.process(
                        new DecodeFunction(catalogue, ForeignTopics.of(entry), quota),
                        TypeInformation.of(Reading.class))
                .setParallelism(1)
                .uid("decode " + entry.filter())
                .name("Decode and check " + entry.filter());
    }
}
