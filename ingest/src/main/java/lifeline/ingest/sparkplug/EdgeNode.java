package lifeline.ingest.sparkplug;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Grade;
import lifeline.contract.reading.Mark;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Route;
import lifeline.ingest.sparkplug.EdgeNodeState.Alive;
import lifeline.ingest.sparkplug.payload.Metric;
import lifeline.ingest.sparkplug.payload.Payload;
import lifeline.ingest.sparkplug.payload.UnreadablePayloadException;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * Understands an edge node, message by message in their order: births say what there is, data refers to it, deaths end it.
 * What cannot be understood is a rejection with its reason and opens a {@link Doubt}; the rest of the message still
 * counts. A gap in the numbers costs nothing but what was lost: if that was a birth, its aliases are unknown until the next.
 *
 * <p>Pure; one serves all nodes, and remembers nothing of any.
 */
public final class EdgeNode {
    /** What may be remembered of a node, about, in bytes: some ten thousand metrics. */
    static final int MOST_WEIGHT = 2 << 20;

    /** A number this far behind or less, on what may be a copy, was there before. */
    private static final int COPIES = Alive.SEQS / 2;

    private final Places places;

    /** Where the values of edge nodes and their devices belong. */
    @FunctionalInterface
    public interface Places {
        /** @param data a topic on which a node or a device tells its values */
        Route at(SparkplugTopic data);
    }

    public EdgeNode(Places places) {
        this.places = places;
    }

    /** @param message that came on {@code topic}, of the node that {@code before} is the state of */
    public Observed observe(EdgeNodeState before, SparkplugTopic topic, Message message) {
        Hearing hearing = new Hearing(before, topic, message, route(topic, device(topic)));
        if (topic.verb() == SparkplugTopic.Verb.NCMD || topic.verb() == SparkplugTopic.Verb.DCMD) {
            return hearing.end();
        }
        if (message.isCut()) {
            return hearing.refuse(
                    RejectionReason.PAYLOAD_TOO_LARGE,
                    message.length() + " bytes, " + Message.MAX_PAYLOAD_BYTES + " are the most");
        }
        if (message.retained()) {
            return hearing.refuse(RejectionReason.NOT_SPARKPLUG, "retained: what it tells may be long over");
        }
        try {
            hear(hearing, Payload.read(message.payload()));
            return hearing.end();
        } catch (UnreadablePayloadException e) {
            return hearing.refuse(e.reason(), e.detail());
        }
    }

    private void hear(Hearing hearing, Payload payload) {
        switch (hearing.topic.verb()) {
            case NBIRTH -> nodeBorn(hearing, payload);
            case NDEATH -> nodeDied(hearing, payload);
            case DBIRTH, NDATA, DDATA, DDEATH -> inSession(hearing, payload);
            case NCMD, DCMD -> {}
        }
    }

    private static void nodeBorn(Hearing hearing, Payload payload) {
        Birth birth = BirthReader.read(payload, hearing.collected);
        if (birth.weight() > MOST_WEIGHT) {
            hearing.reject(
                    RejectionReason.TOO_MANY_METRICS, "more metrics than are remembered of an edge node", payload);
            return;
        }
        Doubt doubt = hearing.state.doubt().settled();
        hearing.state = new Alive(bdSeq(payload), payload.seq(), Map.of(Alive.NODE, birth), doubt).after(payload.seq());
        hearing.read(payload, birth);
    }

    private void nodeDied(Hearing hearing, Payload payload) {
        Optional<Alive> alive = hearing.state.alive();
        if (alive.isEmpty()) {
            return;
        }
        Long born = alive.get().bdSeq();
        Long dying = bdSeq(payload);
        if (born != null && !born.equals(dying)) {
            hearing.tell(
                    RejectionReason.STALE_DEATH,
                    hearing.route,
                    "the death of session " + dying + "; the one that lives is " + born);
            return;
        }
        alive.get().births().forEach((device, birth) -> depart(hearing, device, birth));
        hearing.state = new EdgeNodeState.Dead(dying, hearing.state.doubt().settled());
    }

    private void inSession(Hearing hearing, Payload payload) {
        Optional<Alive> alive = hearing.state.alive();
        if (alive.isEmpty()) {
            hearing.reject(RejectionReason.BEFORE_BIRTH, hearing.state.whyNotAlive(), payload);
            hearing.doubt();
            return;
        }
        Alive node = alive.get();
        boolean isCopy = isCopy(node, hearing.message, payload.seq());
        if (!isCopy) {
            node = counted(node, hearing, payload.seq());
            hearing.state = node;
        }
        switch (hearing.topic.verb()) {
            case DBIRTH -> deviceBorn(hearing, node, payload, isCopy);
            case DDEATH -> deviceDied(hearing, node, isCopy);
            case NDATA, DDATA -> told(hearing, node, payload);
            case NBIRTH, NDEATH, NCMD, DCMD -> {}
        }
    }

    /** A broker that delivers again does so in order: what is behind was heard, and must not count twice. */
    private static boolean isCopy(Alive node, Message message, int seq) {
        int behind = Math.floorMod(node.nextSeq() - seq, Alive.SEQS);
        return (message.duplicate() || message.afterReconnect()) && behind >= 1 && behind <= COPIES;
    }

    private static Alive counted(Alive node, Hearing hearing, int seq) {
        int missed = Math.floorMod(seq - node.nextSeq(), Alive.SEQS);
        if (missed != 0) {
            hearing.collected.reject(
                    RejectionReason.SEQUENCE_GAP,
                    "message " + seq + " came where " + node.nextSeq() + " was to come",
                    missed < COPIES ? missed : 1);
            hearing.doubt();
        }
        Alive counted = node.after(seq);
        return (Alive) counted.with(hearing.state.doubt());
    }

    private static void deviceBorn(Hearing hearing, Alive node, Payload payload, boolean isCopy) {
        String device = device(hearing.topic);
        Birth birth = BirthReader.read(payload, hearing.collected);
        if (node.weightWithout(device) + device.length() + birth.weight() > MOST_WEIGHT) {
            hearing.reject(
                    RejectionReason.TOO_MANY_METRICS, "more metrics than are remembered of an edge node", payload);
            return;
        }
        if (!isCopy) {
            hearing.state = node.with(device, birth);
        }
        hearing.read(payload, birth);
    }

    private void deviceDied(Hearing hearing, Alive node, boolean isCopy) {
        String device = device(hearing.topic);
        Birth birth = node.births().get(device);
        if (birth != null && !isCopy) {
            depart(hearing, device, birth);
            hearing.state = node.without(device);
        }
    }

    private static void told(Hearing hearing, Alive node, Payload payload) {
        Birth birth = node.births().get(device(hearing.topic));
        if (birth == null) {
            hearing.reject(RejectionReason.BEFORE_BIRTH, "no birth of this device was received", payload);
            hearing.doubt();
        } else {
            hearing.read(payload, birth);
        }
    }

    private void depart(Hearing hearing, String device, Birth birth) {
        Route route = route(hearing.topic, device);
        hearing.tell(RejectionReason.DEVICE_DEAD, route, "said to be gone: its values are stale");
        if (route.asset().isEmpty() || route.device().isEmpty()) {
            return;
        }
        for (Definition definition : birth.definitions()) {
            Quantity quantity = route.quantities().get(definition.name());
            if (quantity != null) {
                hearing.departures.add(departure(route, quantity, hearing.message.receivedAt()));
            }
        }
    }

    private static Reading departure(Route route, Quantity quantity, Instant at) {
        Quality stale = Quality.GOOD.with(Grade.BAD).with(Mark.STALE);
        return new Reading(
                route.domain(), route.asset(), route.device(), quantity.name(), at, at, null, null, Double.NaN, stale);
    }

    private Route route(SparkplugTopic topic, String device) {
        return places.at(topic.data(device));
    }

    private static String device(SparkplugTopic topic) {
        return topic.device() == null ? Alive.NODE : topic.device();
    }

    private static @Nullable Long bdSeq(Payload payload) {
        Metric metric = payload.metric(MetricValues.BD_SEQ);
        Metric.Value value = metric == null ? null : metric.value();
        return value == null ? null : (Long) value.bits();
    }
}
