package lifeline.stream.replay;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Topology;
import lifeline.stream.DetectionJob;
import lifeline.stream.JobEnvironment;
import lifeline.stream.catalogue.CatalogueSource;
import lifeline.stream.judge.Scored;
import lifeline.stream.operator.Beginning;
import lifeline.stream.operator.JobTime;
import lifeline.stream.replay.run.InOrder;
import lifeline.stream.replay.run.Lane;
import lifeline.stream.replay.run.LaneSink;
import lifeline.stream.replay.run.RecordedIntake;
import lifeline.stream.rulebook.WorkWindow;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Runs recorded readings through the detection job, one run after the other on one cluster in this JVM: starting it takes
 * seconds, a run does not. The same readings give the same signals in the same order, whatever the parallelism.
 */
public final class Replay implements AutoCloseable {
    private final MiniCluster cluster;
    private final int parallelism;

    /**
     * What is known beside the readings.
     *
     * @param periods of sensors that report at others than their quantities declare, by sensor
     * @param work declared windows of work, by domain
     * @param pipes how the assets are connected
     */
    public record Given(Map<String, Duration> periods, Map<String, List<WorkWindow>> work, Topology pipes) {
        /** That all is as their quantities declare. */
        public static final Given NOTHING = new Given(Map.of(), Map.of(), Topology.NONE);
    }

    /** What a run amounted to. */
    public record Outcome(long readings, long signals) {}

    private Replay(MiniCluster cluster, int parallelism) {
        this.cluster = cluster;
        this.parallelism = parallelism;
    }

    /** Starts the cluster. */
    public static Replay start(int parallelism) {
        Configuration configuration = JobEnvironment.replaying();
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .withRandomPorts()
                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new ReplayFailedException("Flink does not start: " + e.getMessage(), e);
        }
        return new Replay(cluster, parallelism);
    }

    /**
     * One run, all sensors reporting as their quantities declare.
     *
     * @param readings in the order of (observed_at, sensor), each received when it was observed
     * @param signals gets them in the order of (at, rule, subject, kind), from threads of the job, one at a time
     */
    public Outcome run(Catalogue catalogue, Iterator<Reading> readings, Consumer<Signal> signals) {
        return run(catalogue, Given.NOTHING, readings, signals, Optional.empty(), Progress.IGNORED);
    }

    /**
     * The same, with more known of them; {@code progress} can be asked meanwhile.
     *
     * @param scores gets one of each reading, in the order of (at, sensor); judging is slower where they are wanted
     */
    public synchronized Outcome run(
            Catalogue catalogue,
            Given given,
            Iterator<Reading> readings,
            Consumer<Signal> signals,
            Optional<Consumer<Scored>> scores,
            Progress progress) {
        InOrder<Signal> order = InOrder.ofSignals(parallelism, signals);
        InOrder<Scored> scored = InOrder.ofScores(parallelism, scores.orElse(score -> {}));
        try (Lane lane = Lane.open(catalogue, given.periods(), given.work(), given.pipes(), readings, order, scored)) {
            progress.judging(lane);
            execute(graph(lane.number(), scores.isPresent()));
            scored.end();
            return new Outcome(lane.read(), order.end());
        }
    }

    private JobGraph graph(long lane, boolean isScored) {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(JobEnvironment.replaying());
        environment.setParallelism(parallelism);
        job(lane, isScored).define(environment);
        return environment.getStreamGraph().getJobGraph();
    }

    /** The job with a lane in place of broker and store, and the readings' time in place of the city's. */
    static DetectionJob job(long lane, boolean isScored) {
        return new DetectionJob(
                new RecordedIntake(lane),
                () -> Lane.catalogueOf(lane),
                CatalogueSource.none(),
                Beginning.anew()
                        .with(Lane.periodsOf(lane))
                        .with(Lane.rulesOf(lane))
                        .along(Lane.pipesOf(lane)),
                JobTime.ofReadings(),
                new DetectionJob.Sinks(
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        LaneSink.ofSignals(lane),
                        LaneSink.ofSubjectSignals(lane),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        isScored ? Optional.of(LaneSink.ofScores(lane)) : Optional.empty()));
    }

    private void execute(JobGraph graph) {
        JobID id = graph.getJobID();
        try {
            cluster.submitJob(graph).get();
            cluster.requestJobResult(id).get().toJobExecutionResult(Replay.class.getClassLoader());
        } catch (InterruptedException e) {
            cluster.cancelJob(id)
                    .completeOnTimeout(Acknowledge.get(), 10, TimeUnit.SECONDS)
                    .join();
            Thread.currentThread().interrupt();
            throw new ReplayFailedException("interrupted", e);
        } catch (Exception e) {
            Throwable first = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            while (first.getCause() != null) {
                first = first.getCause();
            }
            throw new ReplayFailedException(String.valueOf(first.getMessage()), e);
        }
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}
