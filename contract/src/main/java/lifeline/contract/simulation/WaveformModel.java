package lifeline.contract.simulation;

import java.time.Duration;
import java.util.List;

/**
 * What some devices of a fleet send as frames, beside their readings: natural vibration in a few modes, and noise.
 *
 * @param quantity of the one channel
 * @param rate samples a second
 * @param frame length of a frame, whole seconds
 * @param devices how many of the fleet do so, the first ones
 * @param noise standard deviation
 * @param resolution what one count of the int16 samples stands for
 */
public record WaveformModel(
        String quantity, double rate, Duration frame, int devices, double noise, double resolution, List<Mode> modes) {
    public WaveformModel {
        modes = List.copyOf(modes);
    }

    /** A way in which the structure swings: how often a second, and how far on an ordinary day. */
    public record Mode(double frequency, double amplitude) {}

    /**
     * What a fault does to the vibration at its height, with the course that its effect on another quantity has.
     *
     * @param follows the other quantity
     * @param amplitude all modes swing so many times as far
     * @param frequency the modes swing so many times as often
     */
    public record Shaking(String follows, double amplitude, double frequency) {}
}
