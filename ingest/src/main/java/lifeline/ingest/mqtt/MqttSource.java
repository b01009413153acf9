package lifeline.ingest.mqtt;

import java.time.Duration;
import lifeline.ingest.Message;
import lifeline.ingest.mqtt.client.PahoConnection;
import lifeline.ingest.mqtt.condition.SourceConditions;
import lifeline.ingest.mqtt.enumerator.MqttEnumerator;
import lifeline.ingest.mqtt.enumerator.MqttEnumeratorState;
import lifeline.ingest.mqtt.enumerator.MqttEnumeratorStateSerializer;
import lifeline.ingest.mqtt.reader.MqttSourceReader;
import lifeline.ingest.mqtt.session.Presence;
import lifeline.ingest.mqtt.split.MqttSplit;
import lifeline.ingest.mqtt.split.MqttSplitSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SupportsSplitReassignmentOnRecovery;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Messages of an MQTT 5 broker, at least once: none is acknowledged before a checkpoint that holds it has completed.
 * The order of a session is kept, of a device's messages only while they come through one session. Needs checkpoints:
 * without them nothing is ever acknowledged and the broker stops sending.
 */
public final class MqttSource
        implements Source<Message, MqttSplit, MqttEnumeratorState>,
                SupportsSplitReassignmentOnRecovery,
                ResultTypeQueryable<Message> {
    private final MqttSettings settings;

    private MqttSource(MqttSettings settings) {
        this.settings = settings;
    }

    public static MqttSource of(MqttSettings settings) {
        return new MqttSource(settings);
    }

    /**
     * Waits until a session of this source is subscribed: from then on the broker keeps what is published for it. Sees only
     * sessions in this process, as they are when job and tasks share one.
     *
     * @return whether that happened within {@code patience}
     */
    public boolean awaitSubscribed(Duration patience) throws InterruptedException {
        return presence().awaitFirst(patience);
    }

    /** What is or was wrong between its sessions in this process and the broker. */
    public SourceConditions conditions() {
        return SourceConditions.of(settings.subscription());
    }

    /** Which of its sessions are connected in this process, since when none is, and when none was. */
    public Presence presence() {
        return Presence.of(settings.subscription());
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Message, MqttSplit> createReader(SourceReaderContext context) {
        return new MqttSourceReader(context, settings, PahoConnection::open);
    }

    @Override
    public SplitEnumerator<MqttSplit, MqttEnumeratorState> createEnumerator(SplitEnumeratorContext<MqttSplit> context) {
        return MqttEnumerator.first(context, settings);
    }

    @Override
    public SplitEnumerator<MqttSplit, MqttEnumeratorState> restoreEnumerator(
            SplitEnumeratorContext<MqttSplit> context, MqttEnumeratorState state) {
        return MqttEnumerator.restored(context, settings, state);
    }

    @Override
    public SimpleVersionedSerializer<MqttSplit> getSplitSerializer() {
        return new MqttSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<MqttEnumeratorState> getEnumeratorCheckpointSerializer() {
        return new MqttEnumeratorStateSerializer();
    }

    @Override
    public TypeInformation<Message> getProducedType() {
        return TypeInformation.of(Message.class);
    }
}
