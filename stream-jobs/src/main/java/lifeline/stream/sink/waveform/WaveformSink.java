package lifeline.stream.sink.waveform;

import java.util.HashMap;
import java.util.Map;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.ingest.frame.Frame;
import lifeline.stream.sink.reading.SensorDirectory;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreSession;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Stores the seconds of frames exactly once: at least once by Flink, and once by their key. Blocks while the store is away. */
public final class WaveformSink implements Sink<Frame> {
    private static final long serialVersionUID = 1;

    private final StoreAccess access;
    private final String clockSetting;
    private final HashMap<String, Integer> periods = new HashMap<>();

    /** @param clockSetting the city's time, as in {@link CityClock#SETTING} */
    public WaveformSink(StoreAccess access, String clockSetting, Catalogue catalogue) {
        this.access = access;
        this.clockSetting = clockSetting;
        for (Domain domain : catalogue.domains()) {
            for (Quantity quantity : domain.quantities()) {
                periods.put(domain.id() + '.' + quantity.name(), (int)
                        quantity.period().toSeconds());
            }
        }
    }

    @Override
    public SinkWriter<Frame> createWriter(WriterInitContext context) {
        StoreSession session = new StoreSession(access);
        CityClock clock = CityClock.from(Map.of(CityClock.SETTING, clockSetting));
        return new WaveformWriter(
                session,
                new SensorDirectory(session, clock, periods),
                context.getProcessingTimeService(),
                context.metricGroup().counter("lifeline_waveform_seconds_stored"),
                context.metricGroup().counter("lifeline_waveform_seconds_repeated"));
    }
}
