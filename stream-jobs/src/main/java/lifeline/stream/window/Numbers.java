package lifeline.stream.window;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What has been learned of a sensor, in numbers only its detector knows the meaning of. Immutable; 8 bytes of state a number. */
public final class Numbers implements Memory {
    private final double[] numbers;

    private Numbers(double[] numbers) {
        this.numbers = numbers;
    }

    /** These; the array must not be touched afterwards. */
    public static Numbers of(double... numbers) {
        return new Numbers(numbers);
    }

    public int size() {
        return numbers.length;
    }

    public double get(int index) {
        return numbers[index];
    }

    /** A copy, to be changed. */
    public double[] copy() {
        return numbers.clone();
    }

    /** What has been learned holds at whatever time. */
    @Override
    public Memory goneBack() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Numbers that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
