package lifeline.simulators.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lifeline.contract.city.Device;
import lifeline.contract.simulation.Behaviour;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Waveform;
import lifeline.simulators.wave.Weather;

/** A device that sends one of its quantities, near its ordinary value. Used by one thread; its counts are the ledger's. */
final class LoadDevice {
    /** What raises the gravest alert on methane, and how many readings of it the rule wants. */
    static final double DANGEROUS = 60;

    static final String DANGEROUS_QUANTITY = "methane";

    static final int EXCURSION_MESSAGES = 3;
    private static final int VARIANTS = 3;
    private static final byte[] TIME = bytes("{\"t\":");
    private static final byte[] SEQ = bytes("{\"seq\":");
    private static final byte[] AND_SEQ = bytes(",\"seq\":");
    private static final int UNTIMED = 10;

    private final String topic;
    private final String sensor;
    private final boolean timed;
    private boolean mayExcurse;
    private final byte[][] values = new byte[VARIANTS][];
    private final byte[] dangerous;
    private final byte[] before;
    private long seq;
    private long lastMillis;
    private int excursionLeft;
    private long acknowledged;

    LoadDevice(int number, Device device, String quantity, Behaviour behaviour, Instant at, Weather weather) {
        this.topic = new Topic(device.domain(), device.asset(), device.id(), Format.JSON).toString();
        this.sensor = device.id() + '.' + quantity;
        this.timed = number % UNTIMED != 0;
        this.seq = at.getEpochSecond() * 1_000;
        Waveform waveform = new Waveform(behaviour, Noise.key(1, sensor));
        double value = waveform.at(at, weather);
        for (int i = 0; i < VARIANTS; i++) {
            double varied = waveform.measured(value + (i - 1) * behaviour.resolution());
            values[i] = bytes(varied + "}}");
        }
        this.dangerous = bytes(DANGEROUS + "}}");
        this.before = bytes(",\"v\":{\"" + quantity + "\":");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String topic() {
        return topic;
    }

    String sensor() {
        return sensor;
    }

    boolean isTimed() {
        return timed;
    }

    void mayExcurse() {
        mayExcurse = true;
    }

    /** Goes to a dangerous value, once; false when it may not, or did. */
    boolean excurse() {
        boolean goes = mayExcurse;
        mayExcurse = false;
        excursionLeft = goes ? EXCURSION_MESSAGES : excursionLeft;
        return goes;
    }

    /** Its next message; the newest of its readings is of {@code nowMillis}, or of the next millisecond it has not used yet. */
    byte[] payload(int batch, long nowMillis, PayloadBuffer out) {
        long first = Math.max(lastMillis + 1, nowMillis - batch + 1);
        lastMillis = first + batch - 1;
        boolean excursing = excursionLeft > 0;
        excursionLeft = Math.max(0, excursionLeft - 1);
        out.clear();
        if (batch > 1) {
            out.add((byte) '[');
        }
        for (int i = 0; i < batch; i++) {
            if (i > 0) {
                out.add((byte) ',');
            }
            seq++;
            out.add(timed ? TIME : SEQ);
            if (timed) {
                out.add(first + i);
                out.add(AND_SEQ);
            }
            out.add(seq);
            out.add(before);
            out.add(excursing ? dangerous : values[(int) (seq % VARIANTS)]);
        }
        if (batch > 1) {
            out.add((byte) ']');
        }
        return out.bytes();
    }

    synchronized void acknowledged(int readings) {
        acknowledged += readings;
    }

    synchronized long acknowledged() {
        return acknowledged;
    }
}
