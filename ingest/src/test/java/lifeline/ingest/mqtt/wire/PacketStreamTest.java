package lifeline.ingest.mqtt.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static lifeline.ingest.mqtt.wire.Packets.bytes;
import static lifeline.ingest.mqtt.wire.Packets.packet;
import static lifeline.ingest.mqtt.wire.Packets.publish;
import static lifeline.ingest.mqtt.wire.Packets.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import lifeline.ingest.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketStreamTest {
    private static final String TOPIC = "lifeline/v1/gas/well-0001/dev-0001/json";
    private static final int QOS_0 = 0x30;
    private static final int QOS_0_DUP = 0x38;
    private static final int QOS_1 = 0x32;
    private static final int QOS_1_DUP = 0x3A;
    private static final byte[] NONE = {};

    private final List<String> violations = new ArrayList<>();

    private PacketStream stream(byte[]... packets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            all.writeBytes(packet);
        }
        return stream(new ByteArrayInputStream(all.toByteArray()));
    }

    private PacketStream stream(InputStream in) {
        return new PacketStream(in, () -> true, () -> {}, violations::add);
    }

    private static byte[] publication(int first, int packetId, int payload) {
        return publish(first, TOPIC.getBytes(UTF_8), packetId, NONE, new byte[payload]);
    }

    @ParameterizedTest(name = "in pieces of {0} bytes")
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void handsOutWhatComesAsItCameAndKnowsTheCopiesHoweverTheStreamIsCut(int piece) throws IOException {
        byte[][] packets = {
            Packets.connack(true, 0, 0x13, 0, 5),
            publication(QOS_1, 0x0102, 10),
            publication(QOS_1_DUP, 0xFEDC, 0),
            Packets.pingresp(),
            publication(QOS_1_DUP, 7, 40_000),
            publication(QOS_0_DUP, -1, 200),
            publish(QOS_1, "泵站/一号".getBytes(UTF_8), 8, bytes(0x02, 0, 0, 1, 0), NONE),
            publication(QOS_1, 9, Message.MAX_PAYLOAD_BYTES),
        };
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.asList(packets).forEach(all::writeBytes);
        PacketStream stream = stream(new ByteArrayInputStream(all.toByteArray()) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, piece));
            }
        });

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[5_000];
        for (int read = stream.read(part, 0, piece % 5_000 + 1);
                read >= 0;
                read = stream.read(part, 0, piece % 5_000 + 1)) {
            out.write(part, 0, read);
        }

        assertArrayEquals(all.toByteArray(), out.toByteArray());
        List<Boolean> copies = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            copies.add(stream.next().duplicate());
        }
        assertEquals(List.of(false, true, true, false, false, false), copies);
    }

    @Test
    void aPublishIsLeftToTheBrokerWhileThereIsNoRoomAndOtherPacketsAreNot() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        byte[] answer = Packets.pingresp();
        byte[] publication = publication(QOS_1, 1, 3);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(answer);
        all.writeBytes(publication);
        PacketStream stream = new PacketStream(
                new ByteArrayInputStream(all.toByteArray()),
                () -> asked.incrementAndGet() > 3,
                heard::incrementAndGet,
                violations::add);

        assertArrayEquals(answer, stream.readNBytes(answer.length));
        assertEquals(0, asked.get());
        assertArrayEquals(publication, stream.readNBytes(publication.length));
        assertEquals(4, asked.get());
        assertEquals(1 + 3, heard.get());
    }

    @Test
    void aPaceOfOnePublicationASecondIsKeptUpWhenThereIsNoRoomAtAll() throws Exception {
        byte[] publication = publication(QOS_1, 1, 3);
        PacketStream stream =
                new PacketStream(new ByteArrayInputStream(publication), () -> false, () -> {}, violations::add);

        assertArrayEquals(publication, stream.readNBytes(publication.length));
    }

    @Test
    void aPayloadTooLongToKeepIsCutWhereItCostsNoMemory() throws Exception {
        int length = 250_000_000;
        byte[] whole = publication(QOS_1_DUP, 3, 0);
        byte[] start = Arrays.copyOfRange(whole, 2, whole.length);
        InputStream wire = new SequenceInputStream(
                new ByteArrayInputStream(concat(bytes(QOS_1_DUP), Packets.number(start.length + length), start)),
                new Zeros(length));

        PacketStream stream = stream(wire);
        byte[] handed = stream.readAllBytes();

        assertArrayEquals(publication(QOS_1_DUP, 3, Message.CUT_PAYLOAD_BYTES), handed);
        Payload payload = stream.next().payload(new byte[Message.CUT_PAYLOAD_BYTES]);
        assertEquals(length, payload.length());
        var digest = Payload.digest();
        new Zeros(length)
                .transferTo(new java.security.DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest));
        assertEquals(Payload.hex(digest), payload.sha256());
    }

    @Test
    void aTopicThatNoBrokerMaySendCostsThatMessageOnly() throws IOException {
        for (byte[] topic : List.of(
                "lifeline/v1/gas/+/dev/json".getBytes(UTF_8),
                "lifeline/#".getBytes(UTF_8),
                "life\0line".getBytes(UTF_8),
                "life\u0001line".getBytes(UTF_8),
                "煤气".getBytes(java.nio.charset.Charset.forName("GB18030")),
                bytes(0xC0, 0x80),
                bytes(0xED, 0xA0, 0x80),
                "a\uFFFF".getBytes(UTF_8))) {
            byte[] before = publication(QOS_1, 1, 3);
            PacketStream stream = stream(before, publish(QOS_1, topic, 2, NONE, NONE), publication(QOS_1, 3, 0));

            String handed = new String(stream.readAllBytes(), ISO_8859_1);

            assertTrue(handed.startsWith(new String(before, ISO_8859_1)));
            assertTrue(handed.contains(PacketStream.MALFORMED_TOPIC), handed);
            assertTrue(handed.endsWith(new String(publication(QOS_1, 3, 0), ISO_8859_1)));
            assertEquals(List.of(), violations);
        }
    }

    @Test
    void whatWasNotGrantedOrIsMalformedEndsTheStreamAndSaysWhy() {
        byte[] topic = TOPIC.getBytes(UTF_8);
        violates("QoS 2", publish(0x34, topic, 1, NONE, NONE));
        violates("QoS 3", publish(0x36, topic, 1, NONE, NONE));
        violates("alias", publish(QOS_1, topic, 1, bytes(0x23, 0, 5), NONE));
        violates("alias", publish(QOS_1, NONE, 1, bytes(0x23, 0, 5), NONE));
        violates("alias", publish(QOS_1, NONE, 1, NONE, NONE));
        violates(
                "alias",
                publish(
                        QOS_0,
                        topic,
                        -1,
                        concat(bytes(0x26), text("k"), text("v"), bytes(0x0B, 0x80, 1, 0x23, 0, 1)),
                        NONE));
        violates("longer than the whole", packet(QOS_1, bytes(0, 9, 'a')));
        violates("longer than the whole", packet(QOS_1, text("a"), bytes(0)));
        violates("longer than the whole", packet(QOS_1, text("a"), bytes(0, 1, 5)));
        violates("longer than the whole", packet(QOS_0));
        violates("four bytes", bytes(QOS_1, 0xFF, 0xFF, 0xFF, 0xFF, 1));
        violates("no such packet", bytes(0x20, 0xFF, 0xFF, 0xFF, 0x7F));
    }

    private void violates(String why, byte[] packet) {
        violations.clear();
        byte[] before = Packets.pingresp();
        PacketStream stream = stream(before, packet);

        assertThrows(ViolationException.class, stream::readAllBytes, why);

        assertEquals(1, violations.size());
        assertTrue(violations.get(0).contains(why), violations.get(0));
    }

    @Test
    void whatIsCutOffIsNoPacket() {
        byte[] whole = publication(QOS_1, 1, 20);

        assertThrows(EOFException.class, () -> stream(Arrays.copyOf(whole, whole.length - 1))
                .readAllBytes());
        assertThrows(EOFException.class, () -> stream(Arrays.copyOf(whole, 10)).readAllBytes());
        assertThrows(EOFException.class, () -> stream(Arrays.copyOf(whole, 1)).readAllBytes());
    }

    @Test
    void whateverComesEndsInOrderOrWithAnIoException() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            if (noise.length > 2 && random.nextBoolean()) {
                noise[0] = (byte) (QOS_1 | random.nextInt(16));
                noise[1] = (byte) (noise.length - 2);
            }
            try {
                stream(noise).readAllBytes();
            } catch (IOException e) {
                assertFalse(String.valueOf(e.getMessage()).isEmpty());
            }
        }
    }

    @Test
    void anEmptyStreamIsAtItsEnd() throws IOException {
        assertEquals(-1, stream(NONE).read());
        assertNull(stream(NONE).next().sha256());
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.asList(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** So many bytes that take no room. */
    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int given = Math.min(left, length);
            Arrays.fill(bytes, offset, offset + given, (byte) 0);
            left -= given;
            return given;
        }
    }
}
