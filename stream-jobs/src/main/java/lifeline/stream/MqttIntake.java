package lifeline.stream;

import java.util.ArrayList;
import java.util.List;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.foreign.ForeignFormat;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.mqtt.session.Presence;
import lifeline.ingest.quota.Quota;
import lifeline.ingest.sparkplug.RebirthRequest;
import lifeline.ingest.sparkplug.command.RebirthSink;
import lifeline.ingest.sparkplug.job.SparkplugStream;
import lifeline.stream.listening.Hearing;
import lifeline.stream.listening.ListeningSource;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Everything that is read: the native topics, shared by their sessions, and each foreign filter by a session of its own, so
 * that its order is kept. Each source is chained to its decoder; only readings meet. A foreign uid is made of the filter:
 * entries may be put in another order.
 */
public final class MqttIntake implements Intake {
    private final Source<Message, ?, ?> source;
    private final List<Foreign> foreign;
    private final Quota quota;

    /**
     * A source for the topics of one entry of the settings.
     *
     * @param rebirths where edge nodes are asked to be born again; of use to the format that has them
     */
    public record Foreign(ForeignTopic topic, Source<Message, ?, ?> source, Sink<RebirthRequest> rebirths) {}

    public MqttIntake(Source<Message, ?, ?> source, List<Foreign> foreign) {
        this(source, foreign, Quota.DEFAULT);
    }

    /** @param quota what one device may send, in each task */
    public MqttIntake(Source<Message, ?, ?> source, List<Foreign> foreign, Quota quota) {
        this.source = source;
        this.foreign = List.copyOf(foreign);
        this.quota = quota;
    }

    static MqttIntake of(JobSettings settings) {
        List<Foreign> foreign = new ArrayList<>();
        settings.foreign()
                .forEach(session -> foreign.add(new Foreign(
                        session.topic(), listening(session.mqtt(), settings), new RebirthSink(session.mqtt()))));
        return new MqttIntake(listening(settings.mqtt(), settings), foreign, settings.quota());
    }

    private static Source<Message, ?, ?> listening(MqttSettings mqtt, JobSettings settings) {
        return ListeningSource.of(
                MqttSource.of(mqtt), hearing(mqtt), settings.clock().setting());
    }

    /** Whether a session of this process is connected for {@code mqtt}. */
    static Hearing hearing(MqttSettings mqtt) {
        String subscription = mqtt.subscription();
        return () -> Presence.of(subscription).connected() > 0;
    }

    @Override
    public Streams define(StreamExecutionEnvironment environment, Catalogue catalogue) {
        SingleOutputStreamOperator<Message> messages =
                messages(environment, source, "Read from MQTT").uid("mqtt");
        Streams streams = Streams.of(ReadingStream.of(messages, catalogue, quota));
        for (Foreign entry : foreign) {
            streams = streams.union(define(environment, catalogue, entry));
        }
        return streams;
    }

    private Streams define(StreamExecutionEnvironment environment, Catalogue catalogue, Foreign entry) {
        String filter = entry.topic().filter().text();
        SingleOutputStreamOperator<Message> messages = messages(environment, entry.source(), "Read " + filter)
                .setParallelism(1)
                .uid("mqtt " + filter);
        return entry.topic().format() == ForeignFormat.SPARKPLUG
                ? edgeNodes(messages, entry)
                : Streams.of(ReadingStream.foreign(messages, catalogue, entry.topic(), quota));
    }

    /** Edge nodes have a memory: one exchange more than other formats. */
    private static Streams edgeNodes(DataStream<Message> messages, Foreign entry) {
        String filter = entry.topic().filter().text();
        SingleOutputStreamOperator<Reading> readings = SparkplugStream.of(messages, entry.topic());
        readings.getSideOutput(SparkplugStream.REBIRTHS)
                .sinkTo(entry.rebirths())
                .setParallelism(1)
                .uid("rebirths " + filter)
                .name("Ask for births on " + filter);
        return Streams.of(readings);
    }

    private static SingleOutputStreamOperator<Message> messages(
            StreamExecutionEnvironment environment, Source<Message, ?, ?> source, String name) {
        return environment.fromSource(
                source, WatermarkStrategy.noWatermarks(), name, TypeInformation.of(Message.class));
    }
}
