package lifeline.simulators.sparkplug;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What an edge node is told on its topic of commands. */
final class Commands {
    private static final byte[] REBIRTH = "Node Control/Rebirth".getBytes(StandardCharsets.UTF_8);
    /** Field 14 of a metric, a truth value: true. */
    private static final byte[] TRUE = {14 << 3, 1};

    private Commands() {}

    /** Whether it is to be born again: after its name a metric has only small numbers and its value. */
    static boolean isRebirth(byte[] payload) {
        int name = indexOf(REBIRTH, payload, 0);
        return name >= 0 && indexOf(TRUE, payload, name + REBIRTH.length) >= 0;
    }

    private static int indexOf(byte[] part, byte[] bytes, int from) {
        for (int i = from; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
