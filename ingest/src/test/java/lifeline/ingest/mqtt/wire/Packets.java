package lifeline.ingest.mqtt.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** MQTT 5 packets as a broker sends them, right and wrong ones. */
public final class Packets {
    public static final int CONNECT = 1;
    public static final int PUBACK = 4;
    public static final int PUBREC = 5;
    public static final int SUBSCRIBE = 8;
    public static final int UNSUBSCRIBE = 10;
    public static final int PINGREQ = 12;
    public static final int DISCONNECT = 14;

    private Packets() {}

    public static byte[] packet(int first, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        out.writeBytes(number(body.size()));
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }

    public static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** A variable byte integer. */
    public static byte[] number(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    public static byte[] text(String text) {
        return text(text.getBytes(UTF_8));
    }

    /** A string as it goes over the wire, whether or not it is one. */
    public static byte[] text(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(text.length >> 8);
        out.write(text.length);
        out.writeBytes(text);
        return out.toByteArray();
    }

    /** CONNACK: accepted, or not. */
    public static byte[] connack(boolean sessionPresent, int reason, int... properties) {
        return packet(0x20, bytes(sessionPresent ? 1 : 0, reason), number(properties.length), bytes(properties));
    }

    public static byte[] suback(int packetId, int reason) {
        return packet(0x90, bytes(packetId >> 8, packetId, 0, reason));
    }

    public static byte[] unsuback(int packetId) {
        return packet(0xB0, bytes(packetId >> 8, packetId, 0, 0));
    }

    public static byte[] disconnect(int reason) {
        return packet(0xE0, bytes(reason, 0));
    }

    public static byte[] pingresp() {
        return packet(0xD0);
    }

    /** PUBLISH at QoS 1. */
    public static byte[] publish(String topic, int packetId, String payload) {
        return publish(0x32, topic.getBytes(UTF_8), packetId, new byte[0], payload.getBytes(UTF_8));
    }

    /** PUBLISH with any flags; no packet id if it is negative. */
    public static byte[] publish(int first, byte[] topic, int packetId, byte[] properties, byte[] payload) {
        byte[] id = packetId < 0 ? new byte[0] : bytes(packetId >> 8, packetId);
        return packet(first, text(topic), id, number(properties.length), properties, payload);
    }
}
