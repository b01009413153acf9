package lifeline.ingest.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lifeline.contract.reading.Identifier;

/** What a frame says of a channel before the samples. */
record ChannelHead(String name, float scale, float offset) {
    /** @param before the heads already read: no name may come twice */
    static ChannelHead read(ByteBuffer bytes, boolean isFloat, List<ChannelHead> before) throws NoFrameException {
        int scaling = isFloat ? 0 : 2 * Float.BYTES;
        int length = bytes.remaining() > FrameDecoder.CRC_BYTES ? Byte.toUnsignedInt(bytes.get()) : 0;
        FrameDecoder.require(
                length >= 1 && bytes.remaining() >= length + scaling + FrameDecoder.CRC_BYTES, "a channel is cut");
        byte[] text = new byte[length];
        bytes.get(text);
        String name = new String(text, StandardCharsets.US_ASCII);
        FrameDecoder.require(Identifier.isValid(name), "the name of a channel is no name");
        FrameDecoder.require(before.stream().noneMatch(head -> head.name().equals(name)), name + " is there twice");
        if (isFloat) {
            return new ChannelHead(name, 1, 0);
        }
        float scale = bytes.getFloat();
        float offset = bytes.getFloat();
        FrameDecoder.require(
                Float.isFinite(scale) && scale != 0 && Float.isFinite(offset),
                name + " cannot have scale " + scale + " and offset " + offset);
        return new ChannelHead(name, scale, offset);
    }
}
