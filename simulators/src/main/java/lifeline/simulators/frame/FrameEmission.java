package lifeline.simulators.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.link.Carried;

/**
 * A frame a device sends.
 *
 * @param at when it leaves, by the city's clock
 * @param seq running number, 32 bits of which are told
 * @param start when the first sample was taken
 * @param rate samples a second
 * @param retain the broker keeps it for whoever subscribes later
 */
public record FrameEmission(
        Instant at, Topic topic, long seq, Instant start, float rate, List<Channel> channels, boolean retain)
        implements Carried<FrameEmission> {
    private static final long MICROS = 1_000_000;

    public FrameEmission {
        channels = List.copyOf(channels);
    }

    /** One that the broker does not keep. */
    public FrameEmission(Instant at, Topic topic, long seq, Instant start, float rate, List<Channel> channels) {
        this(at, topic, seq, start, rate, channels, false);
    }

    /**
     * Samples of one quantity.
     *
     * @param counts each stands for count × scale + offset; {@link Short#MIN_VALUE} for none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Channel(String quantity, float scale, float offset, short[] counts) {}

    @Override
    public FrameEmission at(Instant sent) {
        return new FrameEmission(sent, topic, seq, start, rate, channels, retain);
    }

    @Override
    public FrameEmission again() {
        return this;
    }

    @Override
    public FrameEmission retained() {
        return new FrameEmission(at, topic, seq, start, rate, channels, true);
    }

    @Override
    public FrameEmission older(Duration age) {
        return new FrameEmission(at, topic, seq, start.minus(age), rate, channels, retain);
    }

    @Override
    public FrameEmission fromItsReplacement() {
        return new FrameEmission(at, Emission.replacement(topic), seq, start, rate, channels, retain);
    }

    public int samples() {
        return channels.stream().mapToInt(channel -> channel.counts().length).sum();
    }

    /** Rows it makes in a store that keeps a row for each channel and second; a sample belongs to the second it is nearest in. */
    public int seconds() {
        long first = second(0);
        return channels.stream()
                .mapToInt(channel -> (int) (second(channel.counts().length - 1) - first) + 1)
                .sum();
    }

    private long second(int sample) {
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, start);
        return Math.floorDiv(Math.round(at + (sample + 0.5) * MICROS / rate), MICROS);
    }
}
