package lifeline.contract.store;

/** The version of the store that this build was written for: the newest {@code store/V*.sql}. */
public final class StoreVersion {
    /** Programs refuse a store of any other version. */
    public static final int EXPECTED = 16;

    private StoreVersion() {}
}
