package lifeline.ingest.codec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;

/**
 * What a message has said so far. The first {@value #TOLD} refusals are told one by one, the rest as a number for each
 * reason: a small message cannot become many large rows.
 */
final class Collected {
    static final int TOLD = 8;
    private static final byte[] NOTHING = {};

    private final Message message;
    private final String device;
    private final List<Reading> readings = new ArrayList<>(4);
    private final List<Rejection> rejections = new ArrayList<>(0);
    private final Map<RejectionReason, Integer> untold = new EnumMap<>(RejectionReason.class);

    Collected(Message message, String device) {
        this.message = message;
        this.device = device;
    }

    void accept(Reading reading) {
        readings.add(reading);
    }

    /** @param count how many readings are refused with it, at least one */
    void reject(RejectionReason reason, String detail, int count) {
        if (rejections.size() < TOLD) {
            rejections.add(rejection(reason, detail, message.payload(), Math.max(1, count)));
        } else {
            untold.merge(reason, Math.max(1, count), Integer::sum);
        }
    }

    /** The message as a whole cannot be read: whatever it seemed to say does not count. */
    Outcome refuseAll(RejectionReason reason, String detail) {
        return new Outcome(List.of(), List.of(rejection(reason, detail, message.payload(), 1)));
    }

    Outcome outcome() {
        untold.forEach((reason, count) ->
                rejections.add(rejection(reason, "and " + count + " more in this message", NOTHING, count)));
        return new Outcome(readings, rejections);
    }

    private Rejection rejection(RejectionReason reason, String detail, byte[] excerpt, int count) {
        return new Rejection(
                reason,
                message.topic(),
                device,
                detail,
                excerpt,
                message.length(),
                message.sha256(),
                message.receivedAt(),
                count);
    }
}
