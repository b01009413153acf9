package lifeline.ingest.mqtt.metrics;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Numbers of one reader, all its sessions together, under {@code lifeline_ingest_mqtt_…}. Written from several threads,
 * which Flink's own counters do not bear: they are registered as gauges of adders.
 */
public final class SourceMetrics {
    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final MetricGroup mqtt;

    public SourceMetrics(MetricGroup group) {
        this.mqtt = group.addGroup("lifeline_ingest").addGroup("mqtt");
        for (Count count : Count.values()) {
            LongAdder adder = new LongAdder();
            counts.put(count, adder);
            mqtt.<Long, Gauge<Long>>gauge(count.name().toLowerCase(Locale.ROOT), adder::sum);
        }
    }

    /** Shows a number that is asked for when somebody looks. */
    public void show(String name, LongSupplier number) {
        mqtt.<Long, Gauge<Long>>gauge(name, number::getAsLong);
    }

    /** What is counted; the first ones only grow, the last ones go up and down. */
    public enum Count {
        /** Messages that arrived. */
        RECEIVED,
        /** Of these, at QoS 0: no guarantee holds for them. */
        RECEIVED_QOS0,
        /** QoS 0 messages for which there was no room. */
        DROPPED_QOS0,
        /** Payloads too long to be kept whole. */
        CUT,
        /** Connections after the first. */
        RECONNECTS,
        /** Attempts to connect that failed. */
        CONNECT_FAILURES,
        /** Times the broker had forgotten a session: what waited in it is gone. */
        SESSION_LOST,
        /** Times another client with the id of a session threw it out. */
        TAKEN_OVER,
        /** Connections ended because the broker sent what MQTT or our CONNECT forbids. */
        VIOLATIONS,
        /** Times the broker would not have a client, or not let it subscribe. */
        REFUSALS,
        /** Attempts to connect that ended because a certificate was not trusted. */
        UNTRUSTED,
        /** Connections on which the broker keeps the session for less time than it was asked to. */
        GRANTED_LESS,
        /** Sessions that have left for good. */
        RETIRED,
        /** Times a full inbox made a session let go of its connection. */
        OVERFLOWS,
        /** Messages the broker was told to forget. */
        ACKNOWLEDGED,
        /** Acknowledgements not sent because their connection had ended: the broker delivers again. */
        STALE_ACKS_DROPPED,
        /** Sessions that are connected. */
        CONNECTED,
        /** Sessions the broker still had when they were last connected. */
        SESSION_PRESENT,
        /** Sessions that are subscribed: those that are connected, but for the ones that leave. */
        SUBSCRIBED,
        /** How many unacknowledged messages the connections that stand may carry, all together. */
        WINDOW,
        /** Messages that arrived on a connection that still stands and are not acknowledged. */
        IN_FLIGHT,
        /** Bytes that have arrived and are not yet emitted. */
        INBOX_BYTES
    }

    public void add(Count count, long difference) {
        LongAdder adder = counts.get(count);
        if (adder != null) {
            adder.add(difference);
        }
    }

    public void increment(Count count) {
        add(count, 1);
    }

    public long value(Count count) {
        LongAdder adder = counts.get(count);
        return adder == null ? 0 : adder.sum();
    }
}
