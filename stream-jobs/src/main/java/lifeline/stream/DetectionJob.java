package lifeline.stream;

import java.util.Map;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.validation.Rejection;
import lifeline.stream.operator.DetectFunction;
import lifeline.stream.operator.OpenEpisodes;
import lifeline.stream.sink.reading.ReadingSink;
import lifeline.stream.sink.rejection.RejectionSink;
import lifeline.stream.sink.signal.SignalSink;
import lifeline.stream.store.JdbcOpenEpisodes;
import lifeline.stream.store.StoreGate;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Messages in; readings, signals and rejections out. One exchange, by sensor; what is behind it runs in one chain, so that a
 * signal is written by the thread that decided it. Uids are fixed: state is found by them.
 */
public final class DetectionJob {
    private final Intake intake;
    private final SerializableSupplier<Catalogue> catalogue;
    private final OpenEpisodes openEpisodes;
    private final CityClock clock;
    private final Sinks sinks;

    /** Where everything goes. */
    public record Sinks(Sink<Reading> readings, Sink<Signal> signals, Sink<Rejection> rejections) {}

    public DetectionJob(
            Intake intake,
            SerializableSupplier<Catalogue> catalogue,
            OpenEpisodes openEpisodes,
            CityClock clock,
            Sinks sinks) {
        this.intake = intake;
        this.catalogue = catalogue;
        this.openEpisodes = openEpisodes;
        this.clock = clock;
        this.sinks = sinks;
    }

    /** The job that reads the broker and writes the store of {@code settings}. */
    public static DetectionJob of(JobSettings settings) {
        String clock = settings.clock().setting();
        return new DetectionJob(
                Intake.of(settings),
                Catalogue::load,
                new JdbcOpenEpisodes(settings.store()),
                settings.clock(),
                new Sinks(
                        new ReadingSink(settings.store(), clock, Catalogue.load()),
                        new SignalSink(settings.store(), clock),
                        new RejectionSink(settings.store())));
    }

    /** Adds the job to {@code environment}. */
    public void define(StreamExecutionEnvironment environment) {
        Intake.Streams read = intake.define(environment, catalogue.get());
        SingleOutputStreamOperator<Reading> judged = read.readings()
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
        read.rejections()
                .union(judged.getSideOutput(DetectFunction.CONFLICTS))
                .sinkTo(sinks.rejections())
                .setParallelism(1)
                .uid("rejections")
                .name("Store rejections");
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
            for (JobSettings.Foreign foreign : settings.foreign()) {
                run.awaitSubscribed(MqttSource.of(foreign.mqtt()));
            }
        }
        ParentWatch.ready(Map.of("restored", settings.restore().isPresent()));
        run.awaitEnd();
    }
}
