package lifeline.ingest;

import java.util.EnumMap;
import java.util.Map;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.ingest.codec.Decoder;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.frame.Frame;
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
    private transient @Nullable Decoder decoder;
    private transient @Nullable Counts counts;

    DecodeFunction(Catalogue catalogue) {
        this.vocabulary = Vocabulary.of(catalogue);
    }

    @Override
    public void open(OpenContext context) {
        decoder = new Decoder(vocabulary);
        counts = new Counts(getRuntimeContext().getMetricGroup().addGroup("lifeline_ingest"));
    }

    @Override
    public void processElement(Message message, Context context, Collector<Reading> out) {
        if (decoder == null || counts == null) {
            throw new IllegalStateException("not opened");
        }
        Outcome outcome = decoder.decode(message);
        for (Reading reading : outcome.readings()) {
            out.collect(reading);
        }
        counts.readings.inc(outcome.readings().size());
        for (Frame frame : outcome.frames()) {
            context.output(ReadingStream.FRAMES, frame);
        }
        counts.frames.inc(outcome.frames().size());
        for (Rejection rejection : outcome.rejections()) {
            context.output(ReadingStream.REJECTIONS, rejection);
            counts.rejected(rejection);
        }
    }

    private static final class Counts {
        private final Counter readings;
        private final Counter frames;
        private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);

        Counts(MetricGroup group) {
            readings = group.counter("readings");
            frames = group.counter("frames");
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
