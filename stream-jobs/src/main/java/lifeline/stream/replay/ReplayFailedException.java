package lifeline.stream.replay;

import org.jspecify.annotations.Nullable;

/** The job that replays has failed; the message is that of the first cause. */
public final class ReplayFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplayFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
