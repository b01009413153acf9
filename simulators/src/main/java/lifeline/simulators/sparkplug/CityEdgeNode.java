package lifeline.simulators.sparkplug;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.publish.Message;
import lifeline.simulators.publish.Speech;
import lifeline.simulators.truth.Parcel;
import org.jspecify.annotations.Nullable;

/**
 * An edge node with devices of the city behind it. It knows a device once that has spoken: its first message is its birth, all
 * further ones are data, told by alias. A quantity it never told, or a unit it never named, makes another birth.
 *
 * <p>Births tell the last values again, with their own times, so that a reader who has them already sees that; a value whose
 * time nobody would believe by then is told to be null. Not safe for several threads.
 */
public final class CityEdgeNode implements Speech {
    private static final int NUMBERS = 256;
    /** What is older when it is sent was stored before. */
    private static final Duration CURRENT = Duration.ofMinutes(1);
    /** Readers believe times within three days and five minutes; a little less is on the safe side. */
    private static final Duration OLDEST = Duration.ofDays(3).minusHours(1);

    private static final Duration NEWEST = Duration.ofMinutes(4);

    private final String group;
    private final String node;
    private final InstantSource clock;
    private final Map<String, Map<String, Told>> devices = new LinkedHashMap<>();
    private long aliases;
    private int seq;
    private int bdSeq = -1;

    /** What was told last of a quantity. */
    private record Told(
            long alias,
            @Nullable String unit,
            Instant at,
            @Nullable Double value) {}

    /** @param clock the city's */
    public CityEdgeNode(String group, String node, InstantSource clock) {
        this.group = group;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public Optional<Packet> will() {
        bdSeq = (bdSeq + 1) % NUMBERS;
        return Optional.of(death());
    }

    /** Whoever leaves in order tells its death itself: the broker keeps the will to itself then. */
    @Override
    public Optional<Packet> farewell() {
        return Optional.of(death());
    }

    private Packet death() {
        Instant now = clock.instant();
        return new Packet(topic("NDEATH"), SparkplugPayload.encode(now, null, true, List.of(session(now))));
    }

    @Override
    public Optional<String> commands() {
        return Optional.of(topic("NCMD"));
    }

    @Override
    public boolean asksToBegin(byte[] command) {
        return Commands.isRebirth(command);
    }

    @Override
    public List<Packet> begin() {
        seq = 0;
        Instant now = clock.instant();
        List<Packet> births = new ArrayList<>();
        births.add(new Packet(
                topic("NBIRTH"),
                SparkplugPayload.encode(
                        now,
                        next(),
                        true,
                        List.of(
                                session(now),
                                SparkplugMetric.named(
                                        "Node Control/Rebirth", now, SparkplugMetric.Type.BOOLEAN, 0.0)))));
        devices.forEach((device, told) -> {
            List<SparkplugMetric> metrics = new ArrayList<>();
            List<String> repeated = new ArrayList<>();
            repeat(device, told, now, metrics, repeated);
            births.add(packet("DBIRTH", device, now, metrics, repeated));
        });
        return births;
    }

    @Override
    public Packet say(Message message) {
        Emission emission =
                message.untold().orElseThrow(() -> new IllegalArgumentException("written already: " + message.topic()));
        String device = emission.topic().device();
        boolean isBirth = isNews(emission);
        Map<String, Told> known = devices.computeIfAbsent(device, unknown -> new LinkedHashMap<>());
        Instant now = clock.instant();
        List<SparkplugMetric> metrics = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        if (isBirth) {
            Map<String, Told> others = new LinkedHashMap<>(known);
            others.keySet().removeAll(quantities(emission));
            repeat(device, others, now, metrics, repeated);
        }
        for (int i = 0; i < emission.samples().size(); i++) {
            Instant at = time(emission, i);
            emission.samples().get(i).values().forEach((quantity, number) -> {
                Told told = told(known.get(quantity), emission.units().get(quantity), at, number);
                known.put(quantity, told);
                metrics.add(metric(isBirth ? quantity : null, told, told.value(), isStored(at, now)));
            });
        }
        return packet(isBirth ? "DBIRTH" : "DDATA", device, now, metrics, repeated);
    }

    /** Whether it says what no birth of the device has prepared a reader for. */
    private boolean isNews(Emission emission) {
        Map<String, Told> known = devices.get(emission.topic().device());
        return known == null
                || quantities(emission).stream().anyMatch(quantity -> {
                    Told told = known.get(quantity);
                    return told == null
                            || !Optional.ofNullable(told.unit())
                                    .equals(Optional.ofNullable(emission.units().get(quantity)));
                });
    }

    private static Set<String> quantities(Emission emission) {
        Set<String> quantities = new TreeSet<>();
        emission.samples().forEach(sample -> quantities.addAll(sample.values().keySet()));
        return quantities;
    }

    /** When it was measured; of a device that does not say so, when the node heard it, a millisecond apart. */
    private static Instant time(Emission emission, int sample) {
        List<Sample> samples = emission.samples();
        Instant told = samples.get(sample).time();
        return told == null ? emission.at().minusMillis(samples.size() - 1L - sample) : told;
    }

    private Told told(@Nullable Told before, @Nullable String unit, Instant at, double number) {
        return new Told(before == null ? ++aliases : before.alias(), unit, at, Double.isNaN(number) ? null : number);
    }

    private static boolean isStored(Instant at, Instant now) {
        return at.isBefore(now.minus(CURRENT)) && isBelievable(at, now);
    }

    private static boolean isBelievable(Instant at, Instant now) {
        return at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(NEWEST));
    }

    private static void repeat(
            String device, Map<String, Told> known, Instant now, List<SparkplugMetric> metrics, List<String> repeated) {
        known.forEach((quantity, told) -> {
            Double value = isBelievable(told.at(), now) ? told.value() : null;
            metrics.add(metric(quantity, told, value, false));
            if (value != null) {
                repeated.add(device + '.' + quantity);
            }
        });
    }

    /** @param name null in data */
    private static SparkplugMetric metric(@Nullable String name, Told told, @Nullable Double value, boolean isStored) {
        return new SparkplugMetric(
                name,
                told.alias(),
                told.at(),
                SparkplugMetric.Type.DOUBLE,
                value,
                isStored,
                name == null ? null : told.unit());
    }

    private Packet packet(
            String verb, String device, Instant now, List<SparkplugMetric> metrics, List<String> repeated) {
        byte[] payload = SparkplugPayload.encode(now, next(), verb.equals("DBIRTH"), metrics);
        return new Packet(topic(verb) + '/' + device, payload, false, new Parcel(repeated, true, false));
    }

    private SparkplugMetric session(Instant now) {
        return SparkplugMetric.named("bdSeq", now, SparkplugMetric.Type.INT64, (double) bdSeq);
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
