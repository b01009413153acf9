package lifeline.ingest;

import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.validation.Rejection;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * The face of ingest: messages in, readings out, in the order of arrival of each session; frames go to {@link #FRAMES}, what is
 * refused to {@link #REJECTIONS}. Keeps no state and is chained to the source: no exchange, no serialisation between them.
 */
public final class ReadingStream {
    /** Everything that arrived and is neither a reading nor a frame. */
    public static final OutputTag<Rejection> REJECTIONS =
            new OutputTag<>("rejections", TypeInformation.of(Rejection.class));

    /** What fast sensors sent: some seconds of a channel at a time, never a reading for each sample. */
    public static final OutputTag<Frame> FRAMES = new OutputTag<>("frames", TypeInformation.of(Frame.class));

    private ReadingStream() {}

    /** Decodes and checks {@code messages} against the quantities and units of {@code catalogue}. */
    public static SingleOutputStreamOperator<Reading> of(DataStream<Message> messages, Catalogue catalogue) {
        return messages.process(new DecodeFunction(catalogue), TypeInformation.of(Reading.class))
                .uid("decode")
                .name("Decode and check");
    }
}
