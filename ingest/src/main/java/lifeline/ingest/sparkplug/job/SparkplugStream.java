package lifeline.ingest.sparkplug.job;

import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.sparkplug.RebirthRequest;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * Messages of edge nodes in; readings out, and among them, in their order, notices of sensors that are gone (marked {@code
 * STALE}, without a value). Rejections leave as those of other formats do, {@link #REBIRTHS} at a side of their own.
 */
public final class SparkplugStream {
    /** What is to be asked of edge nodes. */
    public static final OutputTag<RebirthRequest> REBIRTHS =
            new OutputTag<>("rebirths", TypeInformation.of(RebirthRequest.class));

    private SparkplugStream() {}

    /** @param messages on the topics of {@code entry}, read by one session: a node's messages must keep their order */
    public static SingleOutputStreamOperator<Reading> of(DataStream<Message> messages, ForeignTopic entry) {
        return messages.keyBy(SparkplugFunction::edgeNode)
                .process(new SparkplugFunction(entry), TypeInformation.of(Reading.class))
                .uid("sparkplug " + entry.filter())
                .name("Understand edge nodes of " + entry.filter());
    }
}
