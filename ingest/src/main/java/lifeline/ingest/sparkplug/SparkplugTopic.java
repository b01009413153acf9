package lifeline.ingest.sparkplug;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topic {@code spBv1.0/{group}/{verb}/{node}[/{device}]}.
 *
 * @param device null where the edge node speaks for itself
 */
public record SparkplugTopic(
        String group, Verb verb, String node, @Nullable String device) {
    private static final String NAMESPACE = "spBv1.0";

    /** What a message is about. */
    public enum Verb {
        NBIRTH,
        NDATA,
        NDEATH,
        DBIRTH,
        DDATA,
        DDEATH,
        /** For the node, not for us; our own come back to us. */
        NCMD,
        DCMD;

        boolean isBirth() {
            return this == NBIRTH || this == DBIRTH;
        }

        boolean isOfDevice() {
            return name().startsWith("D");
        }
    }

    /** Empty when it is no topic of an edge node; {@code spBv1.0/STATE/…}, where hosts tell of themselves, is none. */
    public static Optional<SparkplugTopic> parse(String topic) {
        String[] levels = topic.split("/", -1);
        if (levels.length < 4 || levels.length > 5 || !levels[0].equals(NAMESPACE)) {
            return Optional.empty();
        }
        String device = levels.length == 5 ? levels[4] : null;
        for (Verb verb : Verb.values()) {
            if (verb.name().equals(levels[2]) && verb.isOfDevice() == (device != null)) {
                return Optional.of(new SparkplugTopic(levels[1], verb, levels[3], device));
            }
        }
        return Optional.empty();
    }

    /** Whether a host tells of itself here. */
    public static boolean isOfHosts(String topic) {
        return topic.startsWith(NAMESPACE + "/STATE/");
    }

    /** What an edge node is known by: {@code group/node}. No two may have the same. */
    public String edgeNode() {
        return group + '/' + node;
    }

    /** Who speaks, unless the settings name it in another way: {@code group/node}, {@code group/node/device}. */
    public String speaker() {
        return device == null ? edgeNode() : edgeNode() + '/' + device;
    }

    /** The topic on which this device of this node tells values; the node itself where {@code device} is empty. */
    SparkplugTopic data(String ofDevice) {
        return ofDevice.isEmpty()
                ? new SparkplugTopic(group, Verb.NDATA, node, null)
                : new SparkplugTopic(group, Verb.DDATA, node, ofDevice);
    }

    @Override
    public String toString() {
        String ofNode = NAMESPACE + '/' + group + '/' + verb + '/' + node;
        return device == null ? ofNode : ofNode + '/' + device;
    }
}
