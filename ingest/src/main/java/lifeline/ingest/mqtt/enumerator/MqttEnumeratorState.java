package lifeline.ingest.mqtt.enumerator;

import java.util.List;
import lifeline.ingest.mqtt.split.MqttSplit;

/**
 * What the enumerator must not forget.
 *
 * @param unassigned the sessions no reader holds; the others are in the readers' state
 */
public record MqttEnumeratorState(List<MqttSplit> unassigned) {
    public MqttEnumeratorState {
        unassigned = List.copyOf(unassigned);
    }
}
