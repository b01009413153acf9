package lifeline.stream.store;

/** What to do about a failure of the store. */
public enum StoreFailure {
    /** The store is away, busy or full: wait and try again. */
    RETRY,
    /** It will not take these values, today or tomorrow: find the row and refuse it. */
    DISCARD,
    /** Something is set up wrongly, such as a missing table or right: the job fails and says so. */
    FAIL
}
