package lifeline.ingest.sparkplug.command;

import lifeline.ingest.mqtt.MqttSettings;
import lifeline.ingest.sparkplug.RebirthRequest;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Asks edge nodes to be born again, over a connection of its own that is made when there is something to ask. */
public final class RebirthSink implements Sink<RebirthRequest> {
    private static final long serialVersionUID = 1;

    private final MqttSettings settings;

    public RebirthSink(MqttSettings settings) {
        this.settings = settings;
    }

    @Override
    public SinkWriter<RebirthRequest> createWriter(WriterInitContext context) {
        String clientId =
                settings.clientId(0) + "-rebirth-" + context.getTaskInfo().getIndexOfThisSubtask();
        return new RebirthWriter(() -> PahoCommands.connect(settings, clientId), context.metricGroup());
    }
}
