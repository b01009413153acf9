package lifeline.ingest.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.topic.InvalidTopicException;
import lifeline.contract.topic.Topic;
import lifeline.ingest.Message;
import lifeline.ingest.frame.FrameDecoder;
import lifeline.ingest.frame.FrameOutcome;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.ingest.validation.Vocabulary;

/**
 * Reads messages: topic, format, payload. Whatever a message holds, the answer is an {@link Outcome}, never an exception.
 * Remembers topics it has parsed, a bounded number of them; not safe for several threads.
 */
public final class Decoder {
    private static final int REMEMBERED_TOPICS = 1 << 16;
    private static final Outcome NOTHING = new Outcome(List.of(), List.of());

    private final Vocabulary vocabulary;
    private final JsonCodec json = new JsonCodec();
    private final FrameDecoder frames = new FrameDecoder();
    private final Map<String, Found> routes = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > REMEMBERED_TOPICS;
        }
    };

    public Decoder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private record Found(Topic topic, Optional<Map<String, Quantity>> quantities) {
        Route route() {
            return new Route(topic.domain(), topic.asset(), topic.device(), quantities.orElseGet(Map::of));
        }
    }

    public Outcome decode(Message message) {
        Found found;
        try {
            found = routes.computeIfAbsent(message.topic(), this::route);
        } catch (InvalidTopicException e) {
            return refused(message, RejectionReason.TOPIC, "", String.valueOf(e.getMessage()));
        }
        try {
            return decode(message, found);
        } catch (RuntimeException e) {
            // a defect of a codec must be seen, and must not stop the city
            return refused(message, RejectionReason.CODEC_FAILED, found.topic().device(), e.toString());
        }
    }

    private Found route(String text) {
        Topic topic = Topic.parse(text);
        return new Found(topic, vocabulary.quantities(topic.domain()));
    }

    private Outcome decode(Message message, Found found) {
        Topic topic = found.topic();
        if (found.quantities().isEmpty()) {
            return refused(
                    message,
                    RejectionReason.UNKNOWN_DOMAIN,
                    topic.device(),
                    "no domain is called '" + topic.domain() + "'");
        }
        if (message.isCut()) {
            return refused(
                    message,
                    RejectionReason.PAYLOAD_TOO_LARGE,
                    topic.device(),
                    message.length() + " bytes, " + Message.MAX_PAYLOAD_BYTES + " are the most");
        }
        return switch (topic.format()) {
            case JSON -> json.decode(message, found.route());
            case STATUS -> NOTHING; // whether a device is there is read by a subscription of its own
            case FRAME -> told(frames.decode(message, topic, found.quantities().get()));
            case SENML ->
                refused(
                        message,
                        RejectionReason.UNKNOWN_FORMAT,
                        topic.device(),
                        "format " + topic.format().level() + " is not read by this version");
        };
    }

    private static Outcome told(FrameOutcome outcome) {
        return new Outcome(List.of(), outcome.rejections(), outcome.frames());
    }

    private static Outcome refused(Message message, RejectionReason reason, String device, String detail) {
        return new Outcome(List.of(), List.of(Rejection.of(message, reason, device, detail)));
    }
}
