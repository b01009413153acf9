package lifeline.ingest.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;

/** The golden frames of the contract. */
public final class GoldenFrames {
    private GoldenFrames() {}

    /** The bytes of {@code schema/frame/NAME.hex}. */
    public static byte[] read(String name) throws IOException {
        try (InputStream file = GoldenFrames.class.getResourceAsStream("/schema/frame/" + name + ".hex")) {
            String text = new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String line : text.lines().toList()) {
                int comment = line.indexOf('#');
                String hex = (comment < 0 ? line : line.substring(0, comment)).replace(" ", "");
                bytes.writeBytes(HexFormat.of().parseHex(hex));
            }
            return bytes.toByteArray();
        }
    }

    /** The same bytes with the CRC-32 they should have. */
    public static byte[] withCrc(byte[] frame) {
        byte[] right = frame.clone();
        CRC32 crc = new CRC32();
        crc.update(right, 0, right.length - FrameDecoder.CRC_BYTES);
        ByteBuffer.wrap(right).putInt(right.length - FrameDecoder.CRC_BYTES, (int) crc.getValue());
        return right;
    }
}
