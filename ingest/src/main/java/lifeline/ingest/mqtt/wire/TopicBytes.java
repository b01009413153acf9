package lifeline.ingest.mqtt.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** A topic as it comes over the wire. */
final class TopicBytes {
    private TopicBytes() {}

    /** Whether a broker may send it: UTF-8, without NUL and wildcards, and without what Paho takes for a fault. */
    static boolean isSound(byte[] topic) {
        boolean ascii = true;
        for (byte b : topic) {
            if (b == 0 || b == '+' || b == '#') {
                return false;
            }
            ascii &= b > 0x1F && b != 0x7F;
        }
        return ascii || isSoundText(topic);
    }

    private static boolean isSoundText(byte[] topic) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(topic)).toString();
            return text.codePoints().noneMatch(TopicBytes::isForbidden);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Control characters and what is no character. */
    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    }
}
