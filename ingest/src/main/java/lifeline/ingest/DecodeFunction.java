package lifeline.ingest;

import java.util.EnumMap;
import java.util.Map;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.ingest.codec.Decoder;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.quota.DeviceQuota;
import lifeline.ingest.quota.Quota;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.ingest.validation.Vocabulary;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Flink's shell around {@link Decoder}: passes on what it says and counts it. */
final class DecodeFunction extends ProcessFunction<Message, Reading> {
    private final Vocabulary vocabulary;
    private final ForeignTopics foreign;
    private final Quota quota;
    private transient @Nullable Decoder decoder;
    private transient @Nullable DeviceQuota devices;
    private transient @Nullable Counts counts;

    DecodeFunction(Catalogue catalogue, ForeignTopics foreign, Quota quota) {
        this.vocabulary = Vocabulary.of(catalogue);
        this.foreign = foreign;
        this.quota = quota;
    }

    @Override
    public void open(OpenContext context) {
        decoder = new Decoder(vocabulary, foreign);
        devices = new DeviceQuota(quota);
        counts = new Counts(getRuntimeContext().getMetricGroup().addGroup("lifeline_ingest"));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Reading> out) {
        if (decoder == null || devices == null || counts == null) {
            throw new IllegalStateException("not opened");
        }
        Outcome outcome = devices.admits(message.topic(), message.receivedAt())
                ? decoder.decode(message)
                : decoder.refuse(message, RejectionReason.OVER_QUOTA, over(quota));
        for (Reading reading : outcome.readings()) {
            out.collect(reading);
        }
        counts.readings.inc(outcome.readings().size());
        for (Rejection rejection : outcome.rejections()) {
            context.output(ReadingStream.REJECTIONS, rejection);
            counts.rejected(rejection);
        }
    }

    private static String over(Quota quota) {
        return "more than " + quota.messagesPerS() + " messages a second, after a burst of " + quota.burst();
    }

    private static final class Counts {
        private final Counter readings;
        private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);

        Counts(MetricGroup group) {
            readings = group.counter("readings");
            for (RejectionReason reason : RejectionReason.values()) {
                rejected.put(reason, group.addGroup("reason", reason.name()).counter("rejected_total"));
            }
        }

        void rejected(Rejection rejection) {
            Counter counter = rejected.get(rejection.reason());
            if (counter != null) {
                counter.inc(rejection.readings());
            }
        }
    }
}
