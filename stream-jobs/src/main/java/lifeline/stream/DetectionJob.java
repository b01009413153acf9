package lifeline.stream;

import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.process.ParentWatch;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.contract.warning.WarningLevels;
import lifeline.ingest.SeqSeen;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.mqtt.MqttSource;
import lifeline.ingest.validation.Rejection;
import lifeline.stream.catalogue.CatalogueSource;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.judge.Scored;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.DetectFunction;
import lifeline.stream.operator.DetectOperator;
import lifeline.stream.operator.JobTime;
import lifeline.stream.operator.seq.SeqFunction;
import lifeline.stream.operator.seq.SeqGap;
import lifeline.stream.operator.subject.NeighbourFunction;
import lifeline.stream.operator.subject.SubjectFunction;
import lifeline.stream.operator.waveform.FeatureFunction;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.sink.reading.ReadingSink;
import lifeline.stream.sink.rejection.RejectionSink;
import lifeline.stream.sink.signal.SignalSink;
import lifeline.stream.sink.watch.WatchSink;
import lifeline.stream.sink.waveform.WaveformSink;
import lifeline.stream.store.StoreGate;
import lifeline.stream.store.beginning.JdbcBlindPast;
import lifeline.stream.store.beginning.JdbcOpenEpisodes;
import lifeline.stream.store.beginning.JdbcPipes;
import lifeline.stream.store.beginning.JdbcRuleSets;
import lifeline.stream.subject.SubjectInput;
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
 * Messages in; readings, signals and rejections out. One exchange, by sensor; what is behind it runs in one chain, so that a
 * signal is written by the thread that decided it. Judged readings that rules over several sensors want go through one exchange
 * more, by rule and asset. Uids are fixed: state is found by them.
 */
public final class DetectionJob {
    private final Intake intake;
    private final SerializableSupplier<Catalogue> catalogue;
    private final Source<RuleSet, ?, ?> rules;
    private final Beginning beginning;
    private final JobTime time;
    private final Sinks sinks;

    /**
     * Where everything goes.
     *
     * @param subjectSignals those of rules over several sensors
     * @param scores how near to an alarm each reading was; nobody asks that of the live city
     */
    public record Sinks(
            Sink<Reading> readings,
            Sink<Frame> waveforms,
            Sink<Signal> signals,
            Sink<Signal> subjectSignals,
            Sink<Rejection> rejections,
            Sink<SeqGap> watch,
            Optional<Sink<Scored>> scores) {}

    /**
     * @param catalogue what this build carries
     * @param rules what people have made of its rules since
     */
    public DetectionJob(
            Intake intake,
            SerializableSupplier<Catalogue> catalogue,
            Source<RuleSet, ?, ?> rules,
            Beginning beginning,
            JobTime time,
            Sinks sinks) {
        this.intake = intake;
        this.catalogue = catalogue;
        this.rules = rules;
        this.beginning = beginning;
        this.time = time;
        this.sinks = sinks;
    }

    /** The job that reads the broker and writes the store of {@code settings}. */
    public static DetectionJob of(JobSettings settings) {
        String clock = settings.clock().setting();
        RuleSets rules = new JdbcRuleSets(settings.store(), clock);
        WarningLevels warning = settings.warning();
        boolean followsCalendar = settings.followsCalendar();
        SerializableSupplier<Catalogue> catalogue = () -> catalogue(warning, followsCalendar);
        return new DetectionJob(
                MqttIntake.of(settings),
                catalogue,
                CatalogueSource.of(rules, catalogue),
                Beginning.after(new JdbcOpenEpisodes(settings.store()), new JdbcBlindPast(settings.store()))
                        .with(rules)
                        .along(new JdbcPipes(settings.store())),
                JobTime.live(settings.clock()),
                new Sinks(
                        new ReadingSink(settings.store(), clock, Catalogue.load()),
                        new WaveformSink(settings.store(), clock, Catalogue.load()),
                        new SignalSink(settings.store(), clock),
                        new SignalSink(settings.store(), clock),
                        new RejectionSink(settings.store()),
                        new WatchSink(settings.store(), clock, MqttIntake.hearing(settings.mqtt())),
                        Optional.empty()));
    }

    private static Catalogue catalogue(WarningLevels warning, boolean followsCalendar) {
        Catalogue catalogue = Catalogue.load().warning(warning);
        return followsCalendar ? catalogue.followingCalendar() : catalogue;
    }

    /** Adds the job to {@code environment}. */
    public void define(StreamExecutionEnvironment environment) {
        Intake.Streams read = intake.define(environment, catalogue.get());
        DataStream<RuleSet> changes = changes(environment);
        SingleOutputStreamOperator<Reading> judged = read.readings()
                .union(features(read.frames()))
                .keyBy(Reading::sensor)
                .connect(changes.broadcast())
                .transform(
                        "Judge, raise and clear alerts",
                        TypeInformation.of(Reading.class),
                        new DetectOperator(new DetectFunction(
                                catalogue, beginning, time, sinks.scores().isPresent())))
                .uid("latch");
        judged.sinkTo(sinks.readings()).uid("readings").name("Store readings");
        judged.getSideOutput(DetectFunction.SIGNALS)
                .sinkTo(sinks.signals())
                .uid("signals")
                .name("Store signals");
        subjects(judged, changes);
        sinks.scores().ifPresent(scores -> judged.getSideOutput(DetectFunction.SCORES)
                .sinkTo(scores)
                .uid("scores")
                .name("Tell scores"));
        watch(read, judged);
        read.rejections()
                .union(judged.getSideOutput(DetectFunction.CONFLICTS))
                .sinkTo(sinks.rejections())
                .setParallelism(1)
                .uid("rejections")
                .name("Store rejections");
    }

    /** What people change about the rules; it goes to every task, and readings take the one exchange they always took. */
    private DataStream<RuleSet> changes(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(
                        rules,
                        WatermarkStrategy.noWatermarks(),
                        "Look for changes of rules",
                        TypeInformation.of(RuleSet.class))
                .setParallelism(1)
                .uid("rules");
    }

    /**
     * Rules over several sensors, one exchange more, and what others say of neighbours, which is little. Their signals have a sink of their own kind, so that those of one sensor
     * stay in the chain that decides them.
     */
    private void subjects(SingleOutputStreamOperator<Reading> judged, DataStream<RuleSet> changes) {
        DataStream<SubjectInput> alarms = judged.getSideOutput(DetectFunction.SIGNALS)
                .connect(changes.broadcast(DetectFunction.RULES))
                .process(new NeighbourFunction(catalogue, beginning), TypeInformation.of(SubjectInput.class))
                .setParallelism(1)
                .uid("neighbours")
                .name("Tell neighbours of alarms");
        judged.getSideOutput(DetectFunction.SUBJECTS)
                .union(alarms)
                .keyBy(SubjectInput::key)
                .connect(changes.broadcast(DetectFunction.RULES))
                .process(new SubjectFunction(catalogue, beginning, time), TypeInformation.of(Signal.class))
                .uid("subjects")
                .name("Judge assets by several sensors")
                .sinkTo(sinks.subjectSignals())
                .uid("subject-signals")
                .name("Store signals of assets");
    }

    /** Gaps, the heartbeat and blind windows; the frontier that counts is that of what has been judged. */
    private void watch(Intake.Streams read, SingleOutputStreamOperator<Reading> judged) {
        read.seqs()
                .keyBy(SeqSeen::device)
                .process(new SeqFunction(time), TypeInformation.of(SeqGap.class))
                .uid("seq")
                .name("Look for gaps in seq")
                .union(judged.getSideOutput(DetectFunction.FRONTIER))
                .sinkTo(sinks.watch())
                .setParallelism(1)
                .uid("watch")
                .name("Store gaps, heartbeat and blind windows");
    }

    /** Stores the frames, and gives what ten minutes of them amount to: readings as others. */
    private DataStream<Reading> features(DataStream<Frame> read) {
        SingleOutputStreamOperator<Frame> frames = read.keyBy(Frame::sensor)
                .process(new FeatureFunction(catalogue, time), TypeInformation.of(Frame.class))
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
            for (JobSettings.Foreign foreign : settings.foreign()) {
                run.awaitSubscribed(MqttSource.of(foreign.mqtt()));
            }
        }
        ParentWatch.ready(Map.of("restored", settings.restore().isPresent()));
        run.awaitEnd();
    }
}
