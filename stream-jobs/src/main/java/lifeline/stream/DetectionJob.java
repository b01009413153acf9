package lifeline.stream;

import java.util.Map;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.ingest.Message;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.validation.Rejection;
import lifeline.stream.operator.DetectFunction;
import lifeline.stream.operator.OpenEpisodes;
import lifeline.stream.operator.waveform.FeatureFunction;
import lifeline.stream.sink.reading.ReadingSink;
import lifeline.stream.sink.rejection.RejectionSink;
import lifeline.stream.sink.signal.SignalSink;
import lifeline.stream.sink.waveform.WaveformSink;
import lifeline.stream.store.JdbcOpenEpisodes;
import lifeline.stream.store.StoreGate;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Messages in; readings, waveforms, signals and rejections out. One exchange, by sensor; what is behind it runs in one chain, so that a
 * signal is written by the thread that decided it. Uids are fixed: state is found by them.
 */
public final class DetectionJob {
    private final Source<Message, ?, ?> source;
    private final SerializableSupplier<Catalogue> catalogue;
    private final OpenEpisodes openEpisodes;
    private final CityClock clock;
    private final Sinks sinks;

    /** Where everything goes. */
    public record Sinks(
            Sink<Reading> readings, Sink<Frame> waveforms, Sink<Signal> signals, Sink<Rejection> rejections) {}

    public DetectionJob(
            Source<Message, ?, ?> source,
            SerializableSupplier<Catalogue> catalogue,
            OpenEpisodes openEpisodes,
            CityClock clock,
            Sinks sinks) {
        this.source = source;
        this.catalogue = catalogue;
        this.openEpisodes = openEpisodes;
        this.clock = clock;
        this.sinks = sinks;
    }

    /** The job that reads the broker and writes the store of {@code settings}. */
    public static DetectionJob of(JobSettings settings) {
        String clock = settings.clock().setting();
        return new DetectionJob(
                MqttSource.of(settings.mqtt()),
                Catalogue::load,
                new JdbcOpenEpisodes(settings.store()),
                settings.clock(),
                new Sinks(
                        new ReadingSink(settings.store(), clock, Catalogue.load()),
                        new WaveformSink(settings.store(), clock, Catalogue.load()),
                        new SignalSink(settings.store(), clock),
                        new RejectionSink(settings.store())));
    }

    /** Adds the job to {@code environment}. */
    public void define(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<Message> messages = environment
                .fromSource(
                        source, WatermarkStrategy.noWatermarks(), "Read from MQTT", TypeInformation.of(Message.class))
                .uid("mqtt");
        SingleOutputStreamOperator<Reading> readings = ReadingStream.of(messages, catalogue.get());
        SingleOutputStreamOperator<Reading> judged = readings.union(features(readings))
                .keyBy(Reading::sensor)
                .process(
                        new DetectFunction(catalogue, openEpisodes, clock.setting()), TypeInformation.of(Reading.class))
                .uid("latch")
                .name("Judge, raise and clear alerts");
        judged.sinkTo(sinks.readings()).uid("readings").name("Store readings");
        judged.getSideOutput(DetectFunction.SIGNALS)
                .sinkTo(sinks.signals())
                .uid("signals")
                .name("Store signals");
        readings.getSideOutput(ReadingStream.REJECTIONS)
                .union(judged.getSideOutput(DetectFunction.CONFLICTS))
                .sinkTo(sinks.rejections())
                .setParallelism(1)
                .uid("rejections")
                .name("Store rejections");
    }

    /** Stores the frames, and gives what ten minutes of them amount to: readings as others. */
    private DataStream<Reading> features(SingleOutputStreamOperator<Reading> readings) {
        SingleOutputStreamOperator<Frame> frames = readings.getSideOutput(ReadingStream.FRAMES)
                .keyBy(Frame::sensor)
                .process(new FeatureFunction(catalogue, clock.setting()), TypeInformation.of(Frame.class))
                .uid("features")
                .name("Work out features of waveforms");
        frames.sinkTo(sinks.waveforms()).uid("waveforms").name("Store waveforms");
        return frames.getSideOutput(FeatureFunction.FEATURES);
    }

    public static void main(String[] arguments) throws Exception {
        ParentWatch.start();
        JobSettings settings;
        try {
            settings = JobSettings.from(System.getenv());
        } catch (InvalidSettingsException e) {
            System.out.println(e.getMessage());
            System.exit(2);
            return;
        }
        StoreGate.check(settings.store());
        StreamExecutionEnvironment environment = JobEnvironment.of(settings);
        DetectionJob.of(settings).define(environment);
        JobRun run = JobRun.start(environment, settings.checkpoints());
        run.awaitFirstCheckpoint();
        if (environment instanceof LocalStreamEnvironment) {
            run.awaitSubscribed(MqttSource.of(settings.mqtt()));
        }
        ParentWatch.ready(Map.of("restored", settings.restore().isPresent()));
        run.awaitEnd();
    }
}
