package lifeline.ingest.frame;

import lifeline.ingest.validation.RejectionReason;

/** The bytes as a whole are no frame; never leaves the decoder. */
final class NoFrameException extends Exception {
    private static final long serialVersionUID = 1;

    private final RejectionReason reason;

    NoFrameException(RejectionReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    RejectionReason reason() {
        return reason;
    }
}
