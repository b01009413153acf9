package lifeline.ingest.mqtt.enumerator;

import java.util.List;
import lifeline.ingest.mqtt.split.MqttSplit;

/**
 * What the enumerator must not forget.
 *
 * @param sessions how many there are: fixed by the first start, whatever the settings say later
 * @param unassigned the ones no reader holds; the others are in the readers' state
 */
public record MqttEnumeratorState(int sessions, List<MqttSplit> unassigned) {
    public MqttEnumeratorState {
        unassigned = List.copyOf(unassigned);
    }
}
