package lifeline.ingest.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateScannerTest {
    private static final int QOS_1 = 0x32;
    private static final int QOS_1_DUP = 0x3A;
    private static final int QOS_0_DUP = 0x38;
    private static final int PINGRESP = 0xD0;

    @ParameterizedTest(name = "in pieces of {0} bytes")
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void knowsThePacketsThatCameWithTheFlagHoweverTheyAreCut(int piece) {
        DuplicateScanner scanner = new DuplicateScanner();
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(new byte[] {0x20, 3, 0, 0, 0}); // CONNACK
        publish(wire, QOS_1, 0x0102, 10);
        publish(wire, QOS_1_DUP, 0xFEDC, 0);
        wire.writeBytes(new byte[] {(byte) PINGRESP, 0});
        publish(wire, QOS_1_DUP, 7, 40_000);
        publish(wire, QOS_0_DUP, -1, 200);
        publish(wire, QOS_1, 8, 300);
        publish(wire, QOS_1_DUP, 9, 1);

        byte[] bytes = wire.toByteArray();
        for (int at = 0; at < bytes.length; at += piece) {
            scanner.feed(bytes, at, Math.min(piece, bytes.length - at));
        }

        assertTrue(scanner.remove(0xFEDC));
        assertTrue(scanner.remove(7));
        assertTrue(scanner.remove(9));
        assertFalse(scanner.remove(0x0102));
        assertFalse(scanner.remove(8));
        assertFalse(scanner.remove(7), "asked for once");
    }

    private static void publish(ByteArrayOutputStream wire, int type, int packetId, int payload) {
        String topic = "lifeline/v1/gas/well-0001/dev-0001/json";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(topic.length() >> 8);
        body.write(topic.length());
        body.writeBytes(topic.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        if (packetId >= 0) {
            body.write(packetId >> 8);
            body.write(packetId);
        }
        body.write(0); // no properties
        body.writeBytes(new byte[payload]);
        wire.write(type);
        int length = body.size();
        while (length > 0x7F) {
            wire.write((length & 0x7F) | 0x80);
            length >>= 7;
        }
        wire.write(length);
        wire.writeBytes(body.toByteArray());
    }
}
