package lifeline.simulators.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.link.Carried;

/**
 * A message a device sends.
 *
 * @param at when, by the city's clock
 * @param form how times and samples are written
 * @param units by quantity, where the message names them
 * @param copy an exact repetition of what the device sent before
 * @param retain the broker keeps it for whoever subscribes later
 */
public record Emission(
        Instant at,
        Topic topic,
        List<Sample> samples,
        Form form,
        Map<String, String> units,
        boolean copy,
        boolean retain)
        implements Carried<Emission> {
    private static final Duration OLDEST = Duration.ofDays(3);
    private static final Duration NEWEST = Duration.ofMinutes(5);
    private static final Duration READ_AS = Duration.ofHours(8);

    public Emission {
        samples = List.copyOf(samples);
        units = Map.copyOf(units);
    }

    /** One that the broker does not keep. */
    public Emission(Instant at, Topic topic, List<Sample> samples, Form form, Map<String, String> units, boolean copy) {
        this(at, topic, samples, form, units, copy, false);
    }

    /**
     * How the payload is written.
     *
     * @param zoneless times are those of the device's place, and do not say so
     */
    public record Form(boolean epochMillis, boolean array, boolean zoneless) {
        /** ISO 8601, one object. */
        public static final Form PLAIN = new Form(false, false);

        /** With times that say their zone. */
        public Form(boolean epochMillis, boolean array) {
            this(epochMillis, array, false);
        }
    }

    /**
     * When whoever reads it takes a sample to have been measured: at the time it tells, one without a zone being of +08:00; where it
     * tells none, or none within three days before and five minutes after, when it was sent.
     */
    public Instant observed(Sample sample) {
        Instant told = sample.time();
        if (told == null) {
            return at;
        }
        Instant time = form.zoneless() && !form.epochMillis() ? told.minus(READ_AS) : told;
        return time.isBefore(at.minus(OLDEST)) || time.isAfter(at.plus(NEWEST)) ? at : time;
    }

    @Override
    public Emission at(Instant sent) {
        return new Emission(sent, topic, samples, form, units, copy, retain);
    }

    @Override
    public Emission again() {
        return new Emission(at, topic, samples, form, units, true, retain);
    }

    @Override
    public Emission retained() {
        return new Emission(at, topic, samples, form, units, copy, true);
    }

    @Override
    public Emission older(Duration age) {
        List<Sample> older = samples.stream().map(sample -> sample.older(age)).toList();
        return new Emission(at, topic, older, form, units, copy, retain);
    }

    @Override
    public Emission fromItsReplacement() {
        return new Emission(at, replacement(topic), samples, form, units, copy, retain);
    }

    /** The topic of the device that has been put in the place of another. */
    public static Topic replacement(Topic topic) {
        return new Topic(topic.domain(), topic.asset(), topic.device() + "-b", topic.format());
    }
}
