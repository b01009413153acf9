package lifeline.ingest.sparkplug.payload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads protobuf's wire format off a stretch of bytes, field by field. Copies only the texts and bytes it is asked for. */
final class Wire {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    private static final int LONGEST_VARINT_BYTES = 10;

    private final byte[] bytes;
    private final int end;
    private int at;

    Wire(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Wire(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** How a field of this number and wire type begins: what {@link #tag} gives for it. */
    static int tag(int field, int type) {
        return field << 3 | type;
    }

    boolean hasMore() {
        return at < end;
    }

    /** The next field's number and type; its value has to be taken or {@link #skip skipped}. */
    int tag() throws UnreadablePayloadException {
        int begins = at;
        long tag = varint();
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw UnreadablePayloadException.malformed("no field begins at byte " + begins);
        }
        return (int) tag;
    }

    long varint() throws UnreadablePayloadException {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT_BYTES; i++) {
            if (at >= end) {
                throw UnreadablePayloadException.malformed("cut off at byte " + at);
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw UnreadablePayloadException.malformed("a number without an end before byte " + at);
    }

    int fixed32() throws UnreadablePayloadException {
        return (int) fixed(Integer.BYTES);
    }

    long fixed64() throws UnreadablePayloadException {
        return fixed(Long.BYTES);
    }

    private long fixed(int size) throws UnreadablePayloadException {
        int from = advance(size);
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | (bytes[from + i] & 0xFF);
        }
        return value;
    }

    /** A message in the message. */
    Wire nested() throws UnreadablePayloadException {
        int from = advance(varint());
        return new Wire(bytes, from, at);
    }

    byte[] bytes() throws UnreadablePayloadException {
        int from = advance(varint());
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** A text; what is not UTF-8 in it is replaced. */
    String text() throws UnreadablePayloadException {
        int from = advance(varint());
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    void skip(int tag) throws UnreadablePayloadException {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> advance(Long.BYTES);
            case LENGTH -> advance(varint());
            case FIXED32 -> advance(Integer.BYTES);
            default -> throw UnreadablePayloadException.malformed("no such kind of field before byte " + at);
        }
    }

    /** @return where the stretch began */
    private int advance(long length) throws UnreadablePayloadException {
        if (length < 0 || length > end - at) {
            throw UnreadablePayloadException.malformed("something longer than what is left at byte " + at);
        }
        int from = at;
        at += (int) length;
        return from;
    }
}
