package lifeline.stream;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How Flink runs the job: in this process when started as one, in the cluster when submitted to one. */
public final class JobEnvironment {
    /** What Flink 2.3 needs of JDK 17 to run the job: whoever starts it passes these. */
    public static final List<String> JVM_OPTIONS = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED");

    static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
    private static final int FAILED_CHECKPOINTS_TOLERATED = 1000;

    private JobEnvironment() {}

    /** The environment for {@code settings}. */
    public static StreamExecutionEnvironment of(JobSettings settings) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration(settings));
        environment.setParallelism(settings.parallelism());
        return environment;
    }

    static Configuration configuration(JobSettings settings) {
        Configuration configuration = stream();
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        configuration.set(WebOptions.CANCEL_ENABLE, false);
        checkpoints(configuration, settings);
        restarts(configuration);
        return configuration;
    }

    /** For a run that is not worth a checkpoint and fails for good. */
    public static Configuration replaying() {
        Configuration configuration = stream();
        configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(100));
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(RestOptions.ADDRESS, "localhost");
        configuration.set(RestOptions.BIND_ADDRESS, "localhost");
        return configuration;
    }

    private static Configuration stream() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.NAME, "lifeline");
        // a type that falls back to Kryo is a mistake, found at the start
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        // everything in the stream is immutable
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
        return configuration;
    }

    private static void checkpoints(Configuration configuration, JobSettings settings) {
        configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.checkpoints().toUri().toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
        // while the store is away no checkpoint completes; that is waiting, not failing
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, FAILED_CHECKPOINTS_TOLERATED);
        // a foreign filter may be taken out of the settings; what its session had read belongs to nobody then
        configuration.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        settings.restore()
                .ifPresent(path -> configuration.set(
                        StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
    }

    private static void restarts(Configuration configuration) {
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(15));
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(2));
    }
}
