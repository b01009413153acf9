package lifeline.ingest.foreign;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the settings: a filter, and where what is published on its topics belongs.
 *
 * @param namespace what the ids of its devices begin with
 * @param device where the topic names the device; null when only the payload does
 * @param asset where the devices are, unless {@code assets} says it
 * @param assets asset by foreign device id; {@value #OTHERS} stands for all that are not named
 * @param quantities by the name the payload gives them
 * @param units by the same name: the symbol of the unit meant where the payload names none
 */
public record ForeignTopic(
        TopicFilter filter,
        ForeignFormat format,
        String namespace,
        String domain,
        @Nullable TopicTemplate device,
        @Nullable TopicTemplate asset,
        Map<String, String> assets,
        Map<String, Quantity> quantities,
        Map<String, String> units)
        implements Serializable {

    static final String OTHERS = "*";

    public ForeignTopic {
        assets = Map.copyOf(assets);
        quantities = Map.copyOf(quantities);
        units = Map.copyOf(units);
    }

    /** The foreign id of the device a topic names; empty when it names none. */
    public Optional<String> device(String topic) {
        return device == null ? Optional.empty() : device.fill(levels(topic), "");
    }

    /** Our id of a device. */
    public String deviceId(String foreign) {
        return ForeignId.of(namespace, foreign);
    }

    /** Where a device is; empty when the settings do not say. */
    public Optional<String> asset(String topic, String foreign) {
        if (asset == null) {
            return Optional.ofNullable(assets.getOrDefault(foreign, assets.get(OTHERS)));
        }
        Optional<String> filled = asset.fill(levels(topic), foreign);
        return asset.isConstant() ? filled : filled.map(ForeignId::of);
    }

    private static String[] levels(String topic) {
        return topic.split("/", -1);
    }
}
