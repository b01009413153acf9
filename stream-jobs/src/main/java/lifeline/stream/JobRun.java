package lifeline.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import lifeline.ingest.mqtt.MqttSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running job. It counts as running once its first checkpoint is complete: then every task works and the broker's
 * messages are acknowledged. Checkpoints of earlier runs are not needed from then on and are removed.
 */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final long POLL_MILLIS = 50;
    private static final Duration SUBSCRIBED_POLL = Duration.ofMillis(250);
    private static final long STOP_PATIENCE_SECONDS = 10;

    private final JobClient client;
    private final Path checkpoints;

    private JobRun(JobClient client, Path checkpoints) {
        this.client = client;
        this.checkpoints = checkpoints;
    }

    /** Starts the job; the end of this process cancels it, which keeps its newest checkpoints. */
    static JobRun start(StreamExecutionEnvironment environment, Path checkpoints) throws Exception {
        JobRun run = new JobRun(environment.executeAsync(), checkpoints);
        Runtime.getRuntime().addShutdownHook(new Thread(run::cancel, "cancel"));
        return run;
    }

    void awaitFirstCheckpoint() throws InterruptedException, ExecutionException {
        String own = client.getJobID().toHexString();
        while (!hasCheckpoint(checkpoints.resolve(own))) {
            if (client.getJobExecutionResult().isDone()) {
                awaitEnd();
            }
            Thread.sleep(POLL_MILLIS);
        }
        removeAllBut(own);
    }

    /** From then on the broker keeps what is published; before, at the very first start, nobody does. */
    void awaitSubscribed(MqttSource source) throws InterruptedException, ExecutionException {
        while (!source.awaitSubscribed(SUBSCRIBED_POLL)) {
            if (client.getJobExecutionResult().isDone()) {
                awaitEnd();
            }
        }
    }

    void awaitEnd() throws InterruptedException, ExecutionException {
        client.getJobExecutionResult().get();
    }

    private void cancel() {
        try {
            client.cancel().get(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the job was not cancelled in an orderly way: {}", e.getMessage());
        }
    }

    private static boolean hasCheckpoint(Path job) {
        return list(job).stream().anyMatch(path -> Files.isRegularFile(path.resolve("_metadata")));
    }

    private void removeAllBut(String own) {
        for (Path job : list(checkpoints)) {
            String name = String.valueOf(job.getFileName());
            if (name.matches("[0-9a-f]{32}") && !name.equals(own)) {
                remove(job);
            }
        }
    }

    private static void remove(Path directory) {
        for (Path path : list(directory)) {
            if (Files.isDirectory(path)) {
                remove(path);
            } else {
                delete(path);
            }
        }
        delete(directory);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("{} of an earlier run could not be removed: {}", path, e.getMessage());
        }
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
