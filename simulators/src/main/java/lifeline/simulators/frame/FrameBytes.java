package lifeline.simulators.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32;

/** Writes frames of int16 samples. */
public final class FrameBytes {
    private static final int HEADER = 24;
    private static final int CHANNEL_HEAD = 9;
    private static final int CHECKSUM = 4;

    private FrameBytes() {}

    public static byte[] encode(FrameEmission frame) {
        int names = frame.channels().stream()
                .mapToInt(channel -> channel.quantity().length())
                .sum();
        int body = HEADER + frame.channels().size() * CHANNEL_HEAD + names + frame.samples() * Short.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(body + CHECKSUM);
        bytes.put((byte) 'L').put((byte) 'F').put((byte) 1).put((byte) 0);
        bytes.put((byte) (hasGap(frame) ? 1 : 0)).put((byte) frame.channels().size());
        bytes.putInt((int) frame.seq());
        bytes.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, frame.start()));
        bytes.putFloat(frame.rate());
        bytes.putShort((short) frame.channels().get(0).counts().length);
        for (FrameEmission.Channel channel : frame.channels()) {
            bytes.put((byte) channel.quantity().length());
            bytes.put(channel.quantity().getBytes(StandardCharsets.US_ASCII));
            bytes.putFloat(channel.scale()).putFloat(channel.offset());
        }
        for (FrameEmission.Channel channel : frame.channels()) {
            bytes.asShortBuffer().put(channel.counts());
            bytes.position(bytes.position() + channel.counts().length * Short.BYTES);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), 0, body);
        return bytes.putInt((int) crc.getValue()).array();
    }

    private static boolean hasGap(FrameEmission frame) {
        for (FrameEmission.Channel channel : frame.channels()) {
            for (short count : channel.counts()) {
                if (count == Short.MIN_VALUE) {
                    return true;
                }
            }
        }
        return false;
    }
}
