package lifeline.ingest.sparkplug.payload;

import lifeline.ingest.validation.RejectionReason;

/** Bytes that are no Sparkplug B payload, with the reason for it. Cheap: strangers can cause many. */
public final class UnreadablePayloadException extends Exception {
    private final RejectionReason reason;
    private final String detail;

    UnreadablePayloadException(RejectionReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    static UnreadablePayloadException malformed(String detail) {
        return new UnreadablePayloadException(RejectionReason.NOT_SPARKPLUG, detail);
    }

    public RejectionReason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
