package lifeline.ingest.sparkplug.job;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.reading.Reading;
import lifeline.ingest.Message;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.codec.Route;
import lifeline.ingest.foreign.ForeignTopic;
import lifeline.ingest.sparkplug.EdgeNode;
import lifeline.ingest.sparkplug.EdgeNodeState;
import lifeline.ingest.sparkplug.Observed;
import lifeline.ingest.sparkplug.SparkplugTopic;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keyed by edge node. A node unheard for {@link #FORGET_AFTER} is forgotten, and asked for its birth when it speaks again. */
final class SparkplugFunction extends KeyedProcessFunction<String, Message, Reading> {
    static final Duration FORGET_AFTER = Duration.ofDays(7);

    private static final long serialVersionUID = 1;
    private static final int REMEMBERED_TOPICS = 1 << 14;

    private final ForeignTopic entry;
    private transient @Nullable Opened opened;

    SparkplugFunction(ForeignTopic entry) {
        this.entry = entry;
    }

    private record Opened(EdgeNode node, ValueState<EdgeNodeState> states, Counts counts) {}

    /** What a message is keyed by; all that come from no edge node are together, and have no state. */
    static String edgeNode(Message message) {
        return SparkplugTopic.parse(message.topic())
                .map(SparkplugTopic::edgeNode)
                .orElse("");
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<EdgeNodeState> descriptor =
                new ValueStateDescriptor<>("edge-node", EdgeNodeStateSerializer.INSTANCE);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(FORGET_AFTER).build());
        opened = new Opened(
                new EdgeNode(new Routes(entry)),
                getRuntimeContext().getState(descriptor),
                new Counts(getRuntimeContext().getMetricGroup().addGroup("lifeline_ingest")));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Reading> out) throws Exception {
        Opened with = opened;
        if (with == null) {
            throw new IllegalStateException("not opened");
        }
        Optional<SparkplugTopic> topic = SparkplugTopic.parse(message.topic());
        if (topic.isEmpty()) {
            if (!SparkplugTopic.isOfHosts(message.topic())) {
                reject(
                        List.of(Rejection.of(
                                message, RejectionReason.NOT_SPARKPLUG, "", "this is no topic of an edge node")),
                        context,
                        with.counts());
            }
            return;
        }
        EdgeNodeState before = with.states().value();
        Observed observed;
        try {
            observed = with.node().observe(before == null ? EdgeNodeState.unborn() : before, topic.get(), message);
        } catch (RuntimeException e) {
            // a defect of ours must be seen, and must not stop the city
            reject(
                    List.of(Rejection.of(message, RejectionReason.CODEC_FAILED, "", e.toString())),
                    context,
                    with.counts());
            return;
        }
        if (!observed.state().equals(EdgeNodeState.unborn())) {
            with.states().update(observed.state());
        }
        observed.outcome().readings().forEach(out::collect);
        with.counts().readings.inc(observed.outcome().readings().size());
        observed.departures().forEach(out::collect);
        with.counts().departures.inc(observed.departures().size());
        reject(observed.outcome().rejections(), context, with.counts());
        observed.rebirth().ifPresent(request -> {
            context.output(SparkplugStream.REBIRTHS, request);
            with.counts().rebirths.inc();
        });
    }

    private static void reject(List<Rejection> rejections, Context context, Counts counts) {
        for (Rejection rejection : rejections) {
            context.output(ReadingStream.REJECTIONS, rejection);
            Counter counter = counts.rejected.get(rejection.reason());
            if (counter != null) {
                counter.inc(rejection.readings());
            }
        }
    }

    /** Routes by the settings' entry, made once for each node and device. */
    private static final class Routes implements EdgeNode.Places {
        private final ForeignTopic entry;
        private final Map<SparkplugTopic, Route> routes = new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<SparkplugTopic, Route> eldest) {
                return size() > REMEMBERED_TOPICS;
            }
        };

        Routes(ForeignTopic entry) {
            this.entry = entry;
        }

        @Override
        public Route at(SparkplugTopic data) {
            return routes.computeIfAbsent(data, topic -> {
                Route route = Route.of(entry, topic.toString());
                return route.namesDevice() ? route : route.device(topic.speaker());
            });
        }
    }

    private static final class Counts {
        private final Counter readings;
        private final Counter departures;
        private final Counter rebirths;
        private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);

        Counts(MetricGroup group) {
            readings = group.counter("readings");
            departures = group.addGroup("sparkplug").counter("departures");
            rebirths = group.addGroup("sparkplug").counter("rebirths_asked");
            for (RejectionReason reason : RejectionReason.values()) {
                rejected.put(reason, group.addGroup("reason", reason.name()).counter("rejected_total"));
            }
        }
    }
}
