package lifeline.contract.simulation;

import java.time.Duration;
import java.util.List;

/**
 * How a quantity behaves while nothing is broken: base + own offset + daily waves + wander + noise + weather, cut to
 * {@code least}…{@code most} and rounded to the resolution.
 *
 * @param spread sensors differ from one another by up to so much either way
 * @param noise standard deviation of what changes from reading to reading; never beyond three times that
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
        List<Coupling> weather) {
    public Behaviour {
        waves = List.copyOf(waves);
        weather = List.copyOf(weather);
    }

    /**
     * A cosine over the local day.
     *
     * @param perDay how many times a day it peaks
     * @param peak local time of (one of) its peaks
     */
    public record Wave(double height, int perDay, Duration peak) {}
}
