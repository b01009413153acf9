package lifeline.stream.store;

/** The store cannot be used as it is set up. */
public final class StoreFailedException extends RuntimeException {
    public StoreFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreFailedException(String message) {
        super(message);
    }
}
