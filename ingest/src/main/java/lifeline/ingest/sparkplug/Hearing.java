package lifeline.ingest.sparkplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.codec.Route;
import lifeline.ingest.sparkplug.payload.Metric;
import lifeline.ingest.sparkplug.payload.Payload;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;

/** One message while it is listened to: what is known, what it said, and what is to be told of it. */
final class Hearing {
    final SparkplugTopic topic;
    final Message message;
    final Route route;
    final Collected collected;
    private final List<Rejection> told = new ArrayList<>(0);
    final List<Reading> departures = new ArrayList<>(0);
    EdgeNodeState state;

    Hearing(EdgeNodeState before, SparkplugTopic topic, Message message, Route route) {
        this.state = before;
        this.topic = topic;
        this.message = message;
        this.route = route;
        this.collected = new Collected(message, route);
    }

    void doubt() {
        state = state.with(state.doubt().raised());
    }

    void read(Payload payload, Birth birth) {
        MetricValues values = new MetricValues(route, payload.timestamp(), collected);
        for (Metric metric : payload.metrics()) {
            Optional<Definition> definition = birth.find(metric);
            if (definition.isPresent()) {
                values.read(metric, definition.get());
            } else if (!topic.verb().isBirth()) {
                unknown(metric);
            }
        }
    }

    private void unknown(Metric metric) {
        if (metric.alias() != null) {
            collected.reject(
                    RejectionReason.UNKNOWN_ALIAS,
                    "no birth gave a metric the alias " + Long.toUnsignedString(metric.alias()),
                    1);
            doubt();
        } else if (metric.name() != null) {
            collected.reject(
                    RejectionReason.UNKNOWN_METRIC,
                    "no birth had a metric '" + Collected.brief(metric.name()) + "'",
                    1);
            doubt();
        } else {
            collected.reject(RejectionReason.WRONG_SHAPE, "a metric with neither name nor alias", 1);
        }
    }

    void reject(RejectionReason reason, String detail, Payload payload) {
        collected.reject(reason, detail, payload.metrics().size());
    }

    /** Something to know of a device that is no reading refused. */
    void tell(RejectionReason reason, Route of, String detail) {
        told.add(new Rejection(
                reason,
                message.topic(),
                of.device(),
                detail,
                message.payload(),
                message.length(),
                message.sha256(),
                message.receivedAt(),
                0));
    }

    Observed refuse(RejectionReason reason, String detail) {
        return ended(collected.refuseAll(reason, detail));
    }

    Observed end() {
        Outcome outcome = collected.outcome();
        List<Rejection> rejections = new ArrayList<>(outcome.rejections());
        rejections.addAll(told);
        return ended(new Outcome(outcome.readings(), rejections));
    }

    private Observed ended(Outcome outcome) {
        Instant now = message.receivedAt();
        Optional<RebirthRequest> request = Optional.empty();
        if (state.doubt().isDue(now)) {
            state = state.with(state.doubt().asked(now));
            request = Optional.of(new RebirthRequest(topic.group(), topic.node(), now));
        }
        return new Observed(state, outcome, List.copyOf(departures), request);
    }
}
