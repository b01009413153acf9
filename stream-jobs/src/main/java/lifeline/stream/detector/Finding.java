package lifeline.stream.detector;

/**
 * What a detector says of a reading. Levels are counted from the mildest: 2 met means that the first two are.
 *
 * @param isReady false while the detector cannot tell yet; then nothing else counts
 * @param met how many levels are met
 * @param held how many levels are met or not yet on the quiet side of their clear level
 * @param value what was compared
 * @param since when what was found began, in microseconds
 */
public record Finding(boolean isReady, int met, int held, double value, long since) {
    /** The detector cannot tell yet. */
    public static final Finding NOT_READY = new Finding(false, 0, 0, 0, 0);

    public static Finding of(int met, int held, double value, long since) {
        return new Finding(true, met, Math.max(met, held), value, since);
    }
}
