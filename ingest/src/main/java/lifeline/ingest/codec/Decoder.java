package lifeline.ingest.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.exercise.ExerciseTopic;
import lifeline.contract.reading.Mark;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.InvalidTopicException;
import lifeline.contract.topic.Topic;
import lifeline.ingest.Message;
import lifeline.ingest.codec.cloud.AlinkCodec;
import lifeline.ingest.codec.cloud.HuaweiCodec;
import lifeline.ingest.codec.senml.SenmlCodec;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.frame.Frame;
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
    private static final String OURS = Topic.ROOT.substring(0, Topic.ROOT.indexOf('/') + 1);

    private static final FrameDecoder FRAMES = new FrameDecoder();

    private final Vocabulary vocabulary;
    private final ForeignTopics foreign;

    /** By the word for the format, native or foreign. */
    private final Map<String, Codec> codecs = Map.ofEntries(
            Map.entry("json", new JsonCodec()),
            Map.entry("senml", new SenmlCodec()),
            Map.entry("frame", Decoder::frames),
            Map.entry(ExerciseEnd.WORD, new ExerciseEnd()),
            Map.entry("alink", new AlinkCodec()),
            Map.entry("huawei", new HuaweiCodec()),
            // whether a device is there is read by a subscription of its own
            Map.entry("status", (message, route) -> NOTHING));

    private final Map<String, Found> routes = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > REMEMBERED_TOPICS;
        }
    };

    public Decoder(Vocabulary vocabulary) {
        this(vocabulary, ForeignTopics.NONE);
    }

    public Decoder(Vocabulary vocabulary, ForeignTopics foreign) {
        this.vocabulary = vocabulary;
        this.foreign = foreign;
    }

    private record Found(Route route, Codec codec) {}

    public Outcome decode(Message message) {
        Found found;
        try {
            found = routes.computeIfAbsent(message.topic(), this::find);
        } catch (InvalidTopicException e) {
            return refused(message, RejectionReason.TOPIC, "", String.valueOf(e.getMessage()));
        }
        String device = found.route().device();
        if (message.isCut()) {
            return refused(
                    message,
                    RejectionReason.PAYLOAD_TOO_LARGE,
                    device,
                    message.length() + " bytes, " + Message.MAX_PAYLOAD_BYTES + " are the most");
        }
        try {
            return found.codec().decode(message, found.route());
        } catch (RuntimeException e) {
            // a defect of a codec must be seen, and must not stop the city
            return refused(message, RejectionReason.CODEC_FAILED, device, e.toString());
        }
    }

    /** Refuses a message that is not to be read, in the name of the device its topic names. */
    public Outcome refuse(Message message, RejectionReason reason, String detail) {
        try {
            String device =
                    routes.computeIfAbsent(message.topic(), this::find).route().device();
            return refused(message, reason, device, detail);
        } catch (InvalidTopicException e) {
            return refused(message, reason, "", detail);
        }
    }

    private Found find(String topic) {
        Optional<ForeignTopic> entry = topic.startsWith(OURS) ? Optional.empty() : foreign.find(topic);
        if (entry.isPresent()) {
            return new Found(
                    Route.of(entry.get(), topic), codec(entry.get().format().word()));
        }
        if (ExerciseTopic.isBelowRoot(topic)) {
            ExerciseTopic exercise = ExerciseTopic.parse(topic);
            Topic shadowed = exercise.topic();
            String format = shadowed.format() == Format.STATUS
                    ? ExerciseEnd.WORD
                    : shadowed.format().level();
            return found(Route.of(exercise, quantities(shadowed)), format);
        }
        Topic ours = Topic.parse(topic);
        return found(Route.of(ours, quantities(ours)), ours.format().level());
    }

    private Map<String, Quantity> quantities(Topic topic) {
        return vocabulary.quantities(topic.domain()).orElseGet(Map::of);
    }

    private Found found(Route route, String format) {
        return vocabulary.quantities(route.domain()).isEmpty()
                ? new Found(
                        route, refusing(RejectionReason.UNKNOWN_DOMAIN, "no domain is called '" + route.domain() + "'"))
                : new Found(route, codec(format));
    }

    private Codec codec(String format) {
        Codec codec = codecs.get(format);
        return codec == null
                ? refusing(RejectionReason.UNKNOWN_FORMAT, "format " + format + " is not read by this version")
                : codec;
    }

    private static Codec refusing(RejectionReason reason, String detail) {
        return (message, route) -> refused(message, reason, route.device(), detail);
    }

    private static Outcome frames(Message message, Route route) {
        Topic topic = new Topic(route.domain(), route.asset(), route.device(), Format.FRAME);
        FrameOutcome outcome = FRAMES.decode(message, topic, route.quantities());
        List<Frame> frames = route.isExercise()
                ? outcome.frames().stream()
                        .map(frame -> frame.withQuality(frame.quality().with(Mark.EXERCISE)))
                        .toList()
                : outcome.frames();
        return new Outcome(List.of(), outcome.rejections(), frames);
    }

    private static Outcome refused(Message message, RejectionReason reason, String device, String detail) {
        return new Outcome(List.of(), List.of(Rejection.of(message, reason, device, detail)));
    }
}
