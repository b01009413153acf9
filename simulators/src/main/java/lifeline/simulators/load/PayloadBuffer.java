package lifeline.simulators.load;

import java.util.Arrays;

/** Bytes put together without objects for their parts. */
final class PayloadBuffer {
    private byte[] bytes = new byte[4096];
    private int size;

    void clear() {
        size = 0;
    }

    void add(byte one) {
        room(1);
        bytes[size++] = one;
    }

    void add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** In decimal; not negative. */
    void add(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
