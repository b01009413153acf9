package lifeline.ingest.sparkplug.command;

/** A command could not be handed to the broker. */
final class CommandFailedException extends Exception {
    CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
