package lifeline.simulators.sparkplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edge node says: numbered messages, sessions, aliases. Pure, and not safe for several threads.
 *
 * <p>Every metric of every device has an alias of its own; births tell name and alias, data the alias alone.
 */
public final class EdgeNodeScript {
    private static final int NUMBERS = 256;

    private final String group;
    private final String node;
    private final Map<String, Map<String, Told>> devices = new LinkedHashMap<>();
    private int seq;
    private int bdSeq = -1;

    /** A message to publish. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Message(String topic, byte[] payload) {}

    /** What a device measures. */
    public record Gauge(
            String name,
            SparkplugMetric.Type type,
            @Nullable String unit) {}

    private static final class Told {
        private final Gauge gauge;
        private final long alias;
        private @Nullable Double value;
        private @Nullable Instant at;

        Told(Gauge gauge, long alias) {
            this.gauge = gauge;
            this.alias = alias;
        }
    }

    /** @param gauges what there is to measure, by device */
    public EdgeNodeScript(String group, String node, Map<String, List<Gauge>> gauges) {
        this.group = group;
        this.node = node;
        long alias = 1;
        for (Map.Entry<String, List<Gauge>> device : new LinkedHashMap<>(gauges).entrySet()) {
            Map<String, Told> told = new LinkedHashMap<>();
            for (Gauge gauge : device.getValue()) {
                told.put(gauge.name(), new Told(gauge, alias++));
            }
            devices.put(device.getKey(), told);
        }
    }

    /** Where commands for the node are published. */
    public String commands() {
        return topic("NCMD");
    }

    /** A new session begins: the will to leave at the broker before anything else. */
    public Message will(Instant now) {
        bdSeq = (bdSeq + 1) % NUMBERS;
        return death(now);
    }

    /** What the will says. */
    public Message death(Instant now) {
        return new Message(topic("NDEATH"), SparkplugPayload.encode(now, null, true, List.of(session(now))));
    }

    /** All that there is, with its values as they are: at the start of a session, and when asked for. */
    public List<Message> births(Instant now) {
        seq = 0;
        List<Message> births = new ArrayList<>();
        births.add(new Message(
                topic("NBIRTH"),
                SparkplugPayload.encode(
                        now,
                        next(),
                        true,
                        List.of(
                                session(now),
                                SparkplugMetric.named(
                                        "Node Control/Rebirth", now, SparkplugMetric.Type.BOOLEAN, 0.0)))));
        devices.keySet().forEach(device -> births.add(birth(device, now)));
        return births;
    }

    /** A device that is there again. */
    public Message birth(String device, Instant now) {
        List<SparkplugMetric> metrics = new ArrayList<>();
        for (Told told : gauges(device).values()) {
            metrics.add(new SparkplugMetric(
                    told.gauge.name(),
                    told.alias,
                    told.at == null ? now : told.at,
                    told.gauge.type(),
                    told.value,
                    false,
                    told.gauge.unit()));
        }
        return message("DBIRTH", device, now, true, metrics);
    }

    /** New values of a device, told by alias. */
    public Message data(String device, Map<String, Double> values, Instant at) {
        List<SparkplugMetric> metrics = new ArrayList<>();
        values.forEach((name, value) -> {
            Told told = gauges(device).get(name);
            if (told == null) {
                throw new IllegalArgumentException(device + " has no " + name);
            }
            told.value = value;
            told.at = at;
            metrics.add(new SparkplugMetric(null, told.alias, at, told.gauge.type(), value, false, null));
        });
        return message("DDATA", device, at, false, metrics);
    }

    /** A device that cannot be reached any more. */
    public Message death(String device, Instant now) {
        return message("DDEATH", device, now, false, List.of());
    }

    private Message message(String verb, String device, Instant at, boolean withTypes, List<SparkplugMetric> metrics) {
        return new Message(topic(verb) + '/' + device, SparkplugPayload.encode(at, next(), withTypes, metrics));
    }

    private SparkplugMetric session(Instant now) {
        return SparkplugMetric.named("bdSeq", now, SparkplugMetric.Type.INT64, (double) bdSeq);
    }

    private Map<String, Told> gauges(String device) {
        Map<String, Told> gauges = devices.get(device);
        if (gauges == null) {
            throw new IllegalArgumentException(node + " has no device " + device);
        }
        return gauges;
    }

    private int next() {
        int number = seq;
        seq = (seq + 1) % NUMBERS;
        return number;
    }

    private String topic(String verb) {
        return "spBv1.0/" + group + '/' + verb + '/' + node;
    }
}
