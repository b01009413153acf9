package lifeline.ingest.mqtt.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lifeline.ingest.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a broker sends, packet by packet, made bearable for Paho:
 *
 * <ul>
 *   <li>a payload beyond {@link Message#MAX_PAYLOAD_BYTES} is cut here, where it costs no memory: Paho holds all of it
 *       several times;
 *   <li>a topic that no broker may send ({@code +}, {@code #}, NUL, no UTF-8) is replaced by one that nobody has: Paho
 *       would end the connection, and the broker send the message again, for ever;
 *   <li>QoS 2, topic aliases, and packets longer than any can be end the stream with a {@link ViolationException}: Paho
 *       completes QoS 2 by itself before anything is durable, and delivers aliases as empty topics;
 *   <li>the DUP flag, which Paho drops, and what was cut are kept for {@link #next};
 *   <li>while there is no room, a PUBLISH is left where it is, and so at last at the broker. Its window counts messages, not
 *       bytes, and mosquitto sends again all that was under way when a connection comes back, whatever window that has.
 * </ul>
 *
 * <p>Read by one thread; {@link #next} is asked by the one that delivers, once for each PUBLISH, in order.
 */
public final class PacketStream extends InputStream {
    /** What a topic that cannot be is replaced by, with the rest of it made legible behind. */
    public static final String MALFORMED_TOPIC = "$malformed/";

    private static final int PUBLISH = 3;
    private static final int LONGEST_OTHER_BYTES = 1 << 20;
    private static final int LONGEST_PROPERTIES_BYTES = 1 << 17;
    private static final byte[] NOTHING = new byte[0];
    /** One packet in so long goes on coming: to Paho a connection that brings nothing is dead. */
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000L;

    private static final long LOOK_MILLIS = 2;

    private final InputStream in;
    private final BooleanSupplier room;
    private final Runnable heard;
    private final Consumer<String> violated;
    private final Queue<Publication> publications = new ConcurrentLinkedQueue<>();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] head = NOTHING;
    private int headAt;
    private int body;

    /** What Paho does not tell of a PUBLISH. */
    public record Publication(
            boolean duplicate, int length, @Nullable String sha256) {
        private static final Publication PLAIN = new Publication(false, 0, null);
        private static final Publication COPY = new Publication(true, 0, null);

        /** The payload, of which Paho delivers these bytes. */
        public Payload payload(byte[] bytes) {
            return sha256 == null ? Payload.of(bytes) : new Payload(bytes, length, sha256);
        }
    }

    /**
     * @param room whether a PUBLISH can be taken in
     * @param heard runs whenever something has come, or would have if there were room
     * @param violated is told what the broker did that it may not, before the stream ends for it
     */
    PacketStream(InputStream in, BooleanSupplier room, Runnable heard, Consumer<String> violated) {
        this.in = in;
        this.room = room;
        this.heard = heard;
        this.violated = violated;
    }

    /** The next PUBLISH that Paho delivers. */
    public Publication next() {
        Publication publication = publications.poll();
        return publication == null ? Publication.PLAIN : publication;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (headAt == head.length && body == 0) {
            int first = nextOrEnd();
            if (first < 0) {
                return -1;
            }
            try {
                packet(first);
            } catch (ViolationException e) {
                violated.accept(String.valueOf(e.getMessage()));
                throw e;
            }
        }
        if (headAt < head.length) {
            int given = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, bytes, offset, given);
            headAt += given;
            return given;
        }
        fill();
        int given = Math.min(Math.min(length, body), end - at);
        System.arraycopy(buffer, at, bytes, offset, given);
        at += given;
        body -= given;
        return given;
    }

    @Override
    public int available() {
        return head.length - headAt + end - at;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void packet(int first) throws IOException {
        int length = number(Integer.MAX_VALUE);
        headAt = 0;
        if (first >> 4 == PUBLISH) {
            awaitRoom();
            publish(first, length);
            return;
        }
        if (length > LONGEST_OTHER_BYTES) {
            throw new ViolationException(
                    "a packet of type " + (first >> 4) + " with " + length + " bytes: no such packet is so long");
        }
        head = header(first, length).toByteArray();
        body = length;
    }

    private void awaitRoom() throws InterruptedIOException {
        long until = System.nanoTime() + LONGEST_PAUSE_NANOS;
        while (!room.getAsBoolean() && System.nanoTime() < until) {
            heard.run();
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("ended while there was no room");
            }
        }
    }

    private void publish(int first, int length) throws IOException {
        int qos = (first >> 1) & 3;
        if (qos > 1) {
            throw new ViolationException("QoS " + qos + ", which was not granted");
        }
        int rest = length - atMost(length, 2);
        byte[] topic = bytes(atMost(rest, next2()));
        rest -= topic.length;
        byte[] packetId = bytes(atMost(rest, qos == 0 ? 0 : 2));
        rest -= packetId.length;
        byte[] properties = bytes(atMost(Math.min(rest - 1, LONGEST_PROPERTIES_BYTES), number(rest)));
        rest -= properties.length + lengthOf(properties.length);
        if (topic.length == 0 || PublishProperties.hasTopicAlias(properties)) {
            throw new ViolationException("a topic alias, which CONNECT did not allow");
        }
        byte[] sound = TopicBytes.isSound(topic) ? topic : legible(topic);
        boolean duplicate = qos != 0 && (first & 8) != 0;
        boolean cut = rest > Message.MAX_PAYLOAD_BYTES;
        byte[] kept = NOTHING;
        if (cut) {
            kept = new byte[Message.CUT_PAYLOAD_BYTES];
            publications.add(new Publication(duplicate, rest, digest(rest, kept)));
        } else {
            publications.add(duplicate ? Publication.COPY : Publication.PLAIN);
        }
        body = cut ? 0 : rest;
        int before = 2 + sound.length + packetId.length + lengthOf(properties.length) + properties.length;
        ByteArrayOutputStream out = header(first, before + kept.length + body);
        out.write(sound.length >> 8);
        out.write(sound.length);
        out.writeBytes(sound);
        out.writeBytes(packetId);
        write(properties.length, out);
        out.writeBytes(properties);
        out.writeBytes(kept);
        head = out.toByteArray();
    }

    private static byte[] legible(byte[] topic) {
        StringBuilder text = new StringBuilder(MALFORMED_TOPIC);
        for (byte b : topic) {
            boolean plain = b > ' ' && b < 0x7F && b != '+' && b != '#';
            text.append(plain ? (char) b : '?');
        }
        text.setLength(Math.min(text.length(), 1_000));
        return text.toString().getBytes(US_ASCII);
    }

    /** Takes {@code length} bytes in, keeps the first of them in {@code kept}, and returns the digest of all. */
    private String digest(int length, byte[] kept) throws IOException {
        MessageDigest digest = Payload.digest();
        int done = 0;
        while (done < length) {
            fill();
            int part = Math.min(length - done, end - at);
            if (done < kept.length) {
                System.arraycopy(buffer, at, kept, done, Math.min(part, kept.length - done));
            }
            digest.update(buffer, at, part);
            at += part;
            done += part;
        }
        return Payload.hex(digest);
    }

    private static ByteArrayOutputStream header(int first, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        out.write(first);
        write(length, out);
        return out;
    }

    private static void write(int number, ByteArrayOutputStream out) {
        int rest = number;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write(rest);
    }

    private static int lengthOf(int number) {
        return number < 1 << 7 ? 1 : number < 1 << 14 ? 2 : number < 1 << 21 ? 3 : 4;
    }

    private int number(int most) throws IOException {
        int number = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int b = nextByte();
            number |= (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return atMost(most, number);
            }
        }
        throw new ViolationException("a length of more than four bytes");
    }

    private static int atMost(int most, int number) throws ViolationException {
        if (number > most) {
            throw new ViolationException("a malformed packet: a part of it is longer than the whole");
        }
        return number;
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            fill();
            int part = Math.min(length - done, end - at);
            System.arraycopy(buffer, at, bytes, done, part);
            at += part;
            done += part;
        }
        return bytes;
    }

    private int next2() throws IOException {
        int high = nextByte();
        return (high << 8) | nextByte();
    }

    private int nextByte() throws IOException {
        fill();
        return buffer[at++] & 0xFF;
    }

    private int nextOrEnd() throws IOException {
        return at == end && !receive() ? -1 : buffer[at++] & 0xFF;
    }

    private void fill() throws IOException {
        if (at == end && !receive()) {
            throw new EOFException("the broker has closed the connection");
        }
    }

    private boolean receive() throws IOException {
        int received = in.read(buffer);
        if (received <= 0) {
            return false;
        }
        heard.run();
        at = 0;
        end = received;
        return true;
    }
}
