package lifeline.stream;

import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.ingest.ReadingStream;
import lifeline.ingest.SeqSeen;
import lifeline.ingest.frame.Frame;
import lifeline.ingest.validation.Rejection;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a job's readings come from: the broker, or a recording. */
public interface Intake {
    /** Adds the sources to {@code environment}. */
    Streams define(StreamExecutionEnvironment environment, Catalogue catalogue);

    /** What was read. Frames come on native topics only. */
    record Streams(
            DataStream<Reading> readings,
            DataStream<Rejection> rejections,
            DataStream<SeqSeen> seqs,
            DataStream<Frame> frames) {
        /** {@code readings} and what comes beside them. */
        public static Streams of(SingleOutputStreamOperator<Reading> readings) {
            return new Streams(
                    readings,
                    readings.getSideOutput(ReadingStream.REJECTIONS),
                    readings.getSideOutput(ReadingStream.SEQS),
                    readings.getSideOutput(ReadingStream.FRAMES));
        }

        Streams union(Streams others) {
            return new Streams(
                    readings.union(others.readings),
                    rejections.union(others.rejections),
                    seqs.union(others.seqs),
                    frames);
        }
    }
}
