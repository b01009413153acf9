package lifeline.simulators.physics.network;

/** A network without an answer: part of it hangs on no source, or the solver found none. Says which part, or how far it came. */
public final class UnsolvableNetworkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnsolvableNetworkException(String message) {
        super(message);
    }
}
