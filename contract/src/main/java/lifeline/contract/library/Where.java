package lifeline.contract.library;

/**
 * What a fault strikes.
 *
 * @param name of the asset or of the earlier break; empty when the seed draws
 */
public record Where(Kind kind, String name) {
    /** Any asset that has a device of the fault's fleet. */
    public static final Where DRAWN = new Where(Kind.DRAWN, "");

    /** How it is found. */
    public enum Kind {
        /** Drawn by the seed. */
        DRAWN,
        /** A given asset. */
        ASSET,
        /** The nearest asset to where an earlier break of the scenario struck. */
        NEAR
    }
}
