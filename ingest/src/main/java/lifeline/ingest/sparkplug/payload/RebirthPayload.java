package lifeline.ingest.sparkplug.payload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The one command that is ever sent: {@code Node Control/Rebirth = true}, without a number, as the specification has it. */
public final class RebirthPayload {
    private static final byte[] NAME = "Node Control/Rebirth".getBytes(StandardCharsets.UTF_8);
    private static final int BOOLEAN = 11;

    private RebirthPayload() {}

    /** @param at told as the time of the message and of its metric */
    public static byte[] encode(Instant at) {
        ByteArrayOutputStream metric = new ByteArrayOutputStream(40);
        varint(Wire.tag(1, Wire.LENGTH), metric);
        varint(NAME.length, metric);
        metric.writeBytes(NAME);
        varint(Wire.tag(3, Wire.VARINT), metric);
        varint(at.toEpochMilli(), metric);
        varint(Wire.tag(4, Wire.VARINT), metric);
        varint(BOOLEAN, metric);
        varint(Wire.tag(14, Wire.VARINT), metric);
        varint(1, metric);
        ByteArrayOutputStream payload = new ByteArrayOutputStream(64);
        varint(Wire.tag(1, Wire.VARINT), payload);
        varint(at.toEpochMilli(), payload);
        varint(Wire.tag(2, Wire.LENGTH), payload);
        varint(metric.size(), payload);
        payload.writeBytes(metric.toByteArray());
        return payload.toByteArray();
    }

    private static void varint(long value, ByteArrayOutputStream out) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
