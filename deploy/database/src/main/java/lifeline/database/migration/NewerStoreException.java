package lifeline.database.migration;

/** The store was made by a newer build; an older one neither understands it nor takes anything back. */
final class NewerStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NewerStoreException(int there, int ours) {
        super("this store has version " + there + ", newer than version " + ours
                + " of this build: use the build that made it, or a newer one");
    }
}
