package lifeline.ingest.mqtt.reader;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** As much of a task as a reader asks for. */
public final class ReaderContextInTest implements SourceReaderContext {
    private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();
    private final SourceReaderMetricGroup metrics =
            InternalSourceReaderMetricGroup.mock(new UnregisteredMetricsGroup() {
                @Override
                public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                    gauges.put(name, gauge);
                    return gauge;
                }

                @Override
                public MetricGroup addGroup(String name) {
                    return this;
                }
            });

    /** What a metric of the reader says now. */
    public long value(String metric) {
        Gauge<?> gauge = gauges.get(metric);
        if (gauge == null) {
            throw new AssertionError("no metric " + metric + " among " + gauges.keySet());
        }
        return ((Number) gauge.getValue()).longValue();
    }

    @Override
    public SourceReaderMetricGroup metricGroup() {
        return metrics;
    }

    @Override
    public Configuration getConfiguration() {
        return new Configuration();
    }

    @Override
    public String getLocalHostName() {
        return "here";
    }

    @Override
    public int getIndexOfSubtask() {
        return 0;
    }

    @Override
    public void sendSplitRequest() {
        throw new UnsupportedOperationException("sessions are given, not asked for");
    }

    @Override
    public void sendSourceEventToCoordinator(SourceEvent event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
    }
}
