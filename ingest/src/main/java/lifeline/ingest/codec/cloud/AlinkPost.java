package lifeline.ingest.codec.cloud;

import java.util.Optional;

/** What an Alink topic says of the shape of its payload's {@code params}. */
enum AlinkPost {
    /** {@code {name: value}} or {@code {name: {"value":…,"time":…}}}: what a device says of itself. */
    ONE("/thing/event/property/post"),
    /** {@code {"properties": {name: [{"value":…,"time":…}, …]}}}: several values of each property. */
    BATCH("/thing/event/property/batch/post"),
    /** {@code {"properties": {…}, "subDevices": [{"identity":…, "properties": {…}}]}}: a gateway and those behind it. */
    PACK("/thing/event/property/pack/post"),
    /** {@code [{"identity":…, "properties": [{…}, {…}]}]}: what could not be sent earlier. */
    HISTORY("/thing/event/property/history/post");

    /** An empty one, {@code sys}, product and device. */
    private static final int FIRST_LEVELS = 4;

    private final String ending;

    AlinkPost(String ending) {
        this.ending = ending;
    }

    static Optional<AlinkPost> of(String topic) {
        for (AlinkPost post : values()) {
            if (topic.endsWith(post.ending)) {
                return Optional.of(post);
            }
        }
        return Optional.empty();
    }

    /** The device a topic {@code /sys/{productKey}/{deviceName}/…} names. */
    AlinkIdentity poster(String topic) {
        String[] levels = topic.split("/", FIRST_LEVELS + 1);
        return levels.length <= FIRST_LEVELS ? AlinkIdentity.NOBODY : new AlinkIdentity(levels[2], levels[3]);
    }

    /** The topic a device posts this on. */
    String topic(AlinkIdentity device) {
        return "/sys/" + device.productKey() + '/' + device.deviceName() + ending;
    }
}
