package lifeline.contract.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lifeline.contract.yaml.YamlNode;

/**
 * How a quantity behaves while nothing is broken: base + own offset + daily waves + wander + noise + weather, cut to
 * {@code least}…{@code most} and rounded to the resolution.
 *
 * @param spread sensors differ from one another by up to so much either way
 * @param noise standard deviation of what changes from reading to reading; never beyond three times that
 * @param life of a battery; each device's has begun at a time of its own
 * @param wander how far the value strays either way in the course of half an hour
 */
public record Behaviour(
        double base,
        double spread,
        List<Wave> waves,
        double noise,
        double wander,
        double resolution,
        double least,
        double most,
        List<Coupling> weather,
        Optional<Life> life) {
    public Behaviour {
        waves = List.copyOf(waves);
        weather = List.copyOf(weather);
    }

    /** One that does not age. */
    public Behaviour(
            double base,
            double spread,
            List<Wave> waves,
            double noise,
            double wander,
            double resolution,
            double least,
            double most,
            List<Coupling> weather) {
        this(base, spread, waves, noise, wander, resolution, least, most, weather, Optional.empty());
    }

    /**
     * A battery: almost level for most of its life, and then ever faster down, until a new one is put in.
     *
     * @param end what is left in the end, where {@code base} is what a new one has
     */
    public record Life(Duration lasts, double end) {
        private static final double LEVEL = 0.85;
        private static final double SLOPE = 0.15;

        static Life read(YamlNode node) {
            Life life = new Life(node.positiveDuration("lasts").orElse(Duration.ofDays(1)), node.number("end"));
            node.done();
            return life;
        }

        /** How far it is on its way from new to empty, when a {@code share} of its life is gone. */
        public static double gone(double share) {
            double knee = Math.max(0, (share - LEVEL) / (1 - LEVEL));
            return SLOPE * share + (1 - SLOPE) * knee * knee;
        }
    }

    /**
     * A cosine over the local day.
     *
     * @param perDay how many times a day it peaks
     * @param peak local time of (one of) its peaks
     */
    public record Wave(double height, int perDay, Duration peak) {}
}
