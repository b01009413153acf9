package lifeline.simulators.truth;

/**
 * Frames, and what they hold.
 *
 * @param seconds rows of a store that keeps one for each sensor and second of a frame
 */
public record Waveforms(long frames, long seconds, long samples) {
    public static final Waveforms NONE = new Waveforms(0, 0, 0);

    public Waveforms plus(Waveforms more) {
        return new Waveforms(frames + more.frames, seconds + more.seconds, samples + more.samples);
    }

    Waveforms minus(Waveforms less) {
        return new Waveforms(frames - less.frames, seconds - less.seconds, samples - less.samples);
    }
}
