package lifeline.simulators.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lifeline.simulators.fault.Injection;

/**
 * An instant of a city at which something breaks. {@link #strike} takes every fault of the domains' {@code simulation.yaml};
 * the other names stand for those which several domains know. A place is an asset, a device, a domain (the seed chooses then), or
 * as {@code gas-07} the seventh of what the fault strikes in a domain.
 */
public final class Moment {
    private final City city;
    private final Instant instant;
    private final Optional<Duration> lasts;
    private final double hardness;

    Moment(City city, Instant instant) {
        this(city, instant, Optional.empty(), 1);
    }

    private Moment(City city, Instant instant, Optional<Duration> lasts, double hardness) {
        this.city = city;
        this.instant = instant;
        this.lasts = lasts;
        this.hardness = hardness;
    }

    /** What breaks now lasts so long before things begin to get better. */
    public Moment lasting(Duration duration) {
        return new Moment(city, instant, Optional.of(duration), hardness);
    }

    /** What breaks now is so many times as hard as the domain says; stuck and silent devices know no hardness. */
    public Moment times(double factor) {
        return new Moment(city, instant, lasts, factor);
    }

    /**
     * Something breaks there.
     *
     * @return what will have happened: the test's truth
     * @throws IllegalArgumentException when there is no such fault or place, or the moment is past; names those there are
     */
    public Injection strike(String fault, String where) {
        return city.strike(fault, where, this);
    }

    /** Something breaks that strikes the whole city, or somewhere in the only domain that knows it. */
    public Injection strike(String fault) {
        return city.strike(fault, this);
    }

    public Injection leak(String where) {
        return strike("leak", where);
    }

    public Injection burst(String where) {
        return strike("burst", where);
    }

    public Injection blockage(String where) {
        return strike("blockage", where);
    }

    public Injection flooding(String where) {
        return strike("flooding", where);
    }

    public Injection dropout(String where) {
        return strike("dropout", where);
    }

    public Injection stuck(String where) {
        return strike("stuck", where);
    }

    public Injection drift(String where) {
        return strike("drift", where);
    }

    public Injection spike(String where) {
        return strike("spike", where);
    }

    Instant instant() {
        return instant;
    }

    Optional<Duration> lasts() {
        return lasts;
    }

    double hardness() {
        return hardness;
    }
}
