package lifeline.stream.sink.waveform;

import java.util.List;
import java.util.stream.IntStream;
import lifeline.contract.reading.Quality;
import lifeline.contract.waveform.SampleEncoding;
import lifeline.ingest.frame.Frame;
import lifeline.stream.store.StoreTime;
import lifeline.stream.waveform.Seconds;

/**
 * A row of {@code waveform}.
 *
 * @param frame that it is a second of
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record WaveformRow(
        int sensor,
        long startedMicros,
        SampleEncoding encoding,
        int count,
        byte[] samples,
        Quality quality,
        Frame frame) {

    /** The rows of a frame whose sensor has the number {@code sensor} in the store. */
    static List<WaveformRow> of(int sensor, Frame frame, Quality quality) {
        long start = StoreTime.micros(frame.startedAt());
        int[] bounds = Seconds.bounds(start, frame.rate(), frame.size());
        return IntStream.range(0, bounds.length - 1)
                .mapToObj(part -> {
                    int from = bounds[part];
                    int to = bounds[part + 1];
                    return new WaveformRow(
                            sensor,
                            Seconds.at(start, frame.rate(), from),
                            frame.isFloat() ? SampleEncoding.FLOAT32 : SampleEncoding.INT16_DELTAS,
                            to - from,
                            frame.isFloat()
                                    ? SampleEncoding.floats(frame.values(), from, to)
                                    : SampleEncoding.deltas(frame.counts(), from, to),
                            quality,
                            frame);
                })
                .toList();
    }
}
