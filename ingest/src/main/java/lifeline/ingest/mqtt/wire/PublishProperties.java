package lifeline.ingest.mqtt.wire;

/** The properties of a PUBLISH, as bytes. */
final class PublishProperties {
    private PublishProperties() {}

    /** Whether there is a topic alias among them. Stops at what it does not know: that is Paho's to refuse. */
    static boolean hasTopicAlias(byte[] properties) {
        int at = 0;
        while (at < properties.length) {
            int length;
            switch (properties[at]) {
                case 0x23 -> {
                    return true;
                }
                case 0x01 -> length = 1;
                case 0x02 -> length = 4;
                case 0x0B -> length = lengthOfNumber(properties, at + 1);
                case 0x03, 0x08, 0x09 -> length = lengthOfText(properties, at + 1);
                case 0x26 -> {
                    int name = lengthOfText(properties, at + 1);
                    length = name + lengthOfText(properties, at + 1 + name);
                }
                default -> {
                    return false;
                }
            }
            at += 1 + length;
        }
        return false;
    }

    private static int lengthOfNumber(byte[] bytes, int at) {
        int length = 1;
        while (at + length <= bytes.length && bytes[at + length - 1] < 0) {
            length++;
        }
        return length;
    }

    private static int lengthOfText(byte[] bytes, int at) {
        return at + 2 > bytes.length ? 2 : 2 + (((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF));
    }
}
