package lifeline.ingest.mqtt.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the DUP flag off the wire, because Paho v5 drops it: {@code MqttPublish.getMessage} makes a message without it.
 * Follows the frames of what a broker sends and remembers the packet ids of PUBLISH packets whose flag is set, until they
 * are asked for. Fed by the thread that reads; asked by the one that delivers.
 */
final class DuplicateScanner {
    private static final int PUBLISH = 3;
    private static final int DUP = 0x08;
    private static final int QOS = 0x06;

    private final Set<Integer> duplicates = ConcurrentHashMap.newKeySet();
    private Part part = Part.TYPE;
    private boolean sought;
    private int shift;
    private int remaining;
    private int number;
    private int skip;

    private enum Part {
        TYPE,
        LENGTH,
        TOPIC_LENGTH_HIGH,
        TOPIC_LENGTH_LOW,
        PACKET_ID_HIGH,
        PACKET_ID_LOW
    }

    /** Whether this packet id came with the flag; asked once for each delivery. */
    boolean remove(int packetId) {
        return !duplicates.isEmpty() && duplicates.remove(packetId);
    }

    /** The next bytes of the stream. */
    void feed(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (skip > 0) {
                int skipped = Math.min(skip, end - at);
                skip -= skipped;
                at += skipped;
            } else {
                next(bytes[at++] & 0xFF);
            }
        }
    }

    private void next(int b) {
        switch (part) {
            case TYPE -> {
                sought = b >> 4 == PUBLISH && (b & DUP) != 0 && (b & QOS) != 0;
                remaining = 0;
                shift = 0;
                part = Part.LENGTH;
            }
            case LENGTH -> {
                remaining |= (b & 0x7F) << shift;
                shift += 7;
                if ((b & 0x80) == 0) {
                    skip = sought ? 0 : remaining;
                    part = sought ? Part.TOPIC_LENGTH_HIGH : Part.TYPE;
                }
            }
            case TOPIC_LENGTH_HIGH -> {
                number = b << 8;
                part = Part.TOPIC_LENGTH_LOW;
            }
            case TOPIC_LENGTH_LOW -> {
                skip = number | b;
                remaining -= 2 + skip;
                part = Part.PACKET_ID_HIGH;
            }
            case PACKET_ID_HIGH -> {
                number = b << 8;
                part = Part.PACKET_ID_LOW;
            }
            case PACKET_ID_LOW -> {
                duplicates.add(number | b);
                skip = Math.max(0, remaining - 2);
                part = Part.TYPE;
            }
        }
    }
}
