package lifeline.contract.topic;

/** A topic that is not {@code lifeline/v1/{domain}/{asset}/{device}/{format}}; the message says what is wrong with it. */
public final class InvalidTopicException extends RuntimeException {
    public InvalidTopicException(String message) {
        super(message, null, false, false);
    }
}
