package lifeline.ingest;

import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
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

    /** One for each number of a device's {@code seq} that a message brought, for those who look for gaps. */
    public static final OutputTag<SeqSeen> SEQS = new OutputTag<>("seqs", TypeInformation.of(SeqSeen.class));

    private ReadingStream() {}

    /** Decodes and checks {@code messages} against the quantities and units of {@code catalogue}. */
    public static SingleOutputStreamOperator<Reading> of(DataStream<Message> messages, Catalogue catalogue) {
        return messages.process(new DecodeFunction(catalogue), TypeInformation.of(Reading.class))
                .uid("decode")
                .name("Decode and check");
    }
}
