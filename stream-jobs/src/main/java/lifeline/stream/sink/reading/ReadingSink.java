package lifeline.stream.sink.reading;

import java.util.HashMap;
import java.util.Map;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Reading;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreSession;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * Stores readings exactly once: at least once by Flink, and once by their key. Blocks while the store is away; refuses a
 * single reading that the store will not take.
 */
public final class ReadingSink implements Sink<Reading> {
    private static final long serialVersionUID = 1;

    private final StoreAccess access;
    private final String clockSetting;
    private final HashMap<String, Integer> periods = new HashMap<>();

    /** @param clockSetting the city's time, as in {@link CityClock#SETTING} */
    public ReadingSink(StoreAccess access, String clockSetting, Catalogue catalogue) {
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
    public SinkWriter<Reading> createWriter(WriterInitContext context) {
        StoreSession session = new StoreSession(access);
        CityClock clock = CityClock.from(Map.of(CityClock.SETTING, clockSetting));
        return new ReadingWriter(
                session,
                new SensorDirectory(session, clock, periods),
                new StagingHorizon(session, clock),
                context.getProcessingTimeService(),
                context.metricGroup().counter("lifeline_readings_stored", new ThreadSafeSimpleCounter()),
                context.metricGroup().counter("lifeline_readings_repeated", new ThreadSafeSimpleCounter()));
    }
}
