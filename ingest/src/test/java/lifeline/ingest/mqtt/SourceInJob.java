package lifeline.ingest.mqtt;

import java.nio.file.Path;
import java.time.Duration;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.Samples;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/** The source in a running job whose only state is what it has {@link Seen}. */
record SourceInJob(JobClient client) {
    /** @param savepoint where to go on from, if anywhere */
    static SourceInJob start(MqttSource source, int readers, @Nullable String savepoint) throws Exception {
        Seen.restart();
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(readers, configuration);
        env.enableCheckpointing(200);
        DataStream<Message> messages =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "MQTT").uid("mqtt");
        DataStream<Reading> readings = ReadingStream.of(messages, Samples.catalogue());
        readings.map(new Seen())
                .returns(Reading.class)
                .uid("seen")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        return new SourceInJob(env.executeAsync("nothing lost"));
    }

    /** Ends it; returns what the next one goes on from. */
    String stop(Path folder) throws Exception {
        return client.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
    }

    void cancel() throws Exception {
        client.cancel().get();
    }
}
