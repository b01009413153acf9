package lifeline.simulators.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import lifeline.contract.city.Asset;
import lifeline.contract.city.Device;
import lifeline.contract.reading.Reading;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.simulators.junit.place.Places;
import lifeline.simulators.junit.place.Target;
import lifeline.simulators.junit.run.VirtualCity;
import lifeline.simulators.junit.run.Words;

/**
 * The city of a test. Its time is virtual and stands still between calls; durations count from its start. Not for several
 * threads.
 */
public final class City {
    private final VirtualCity virtual;
    private final Places places;

    City(VirtualCity virtual, Places places) {
        this.virtual = virtual;
        this.places = places;
    }

    /**
     * That time after the start, for something to break then.
     *
     * @throws IllegalArgumentException when it is past
     */
    public Moment at(Duration sinceStart) {
        if (sinceStart.compareTo(elapsed()) < 0) {
            throw new IllegalArgumentException("the city already stands at " + Words.of(elapsed())
                    + " after its start; nothing can break at " + Words.of(sinceStart));
        }
        return new Moment(this, start().plus(sinceStart));
    }

    /** That time from where the city stands now. */
    public Moment in(Duration fromNow) {
        return at(elapsed().plus(fromNow));
    }

    /** Where the city stands now. */
    public Moment now() {
        return in(Duration.ZERO);
    }

    /** Lets so much time pass. With a {@link Broker}, returns when it has acknowledged all that was said meanwhile. */
    public City run(Duration time) {
        virtual.runUntil(virtual.now().plus(time));
        return this;
    }

    /** Lets time pass until so long after the start; does nothing when that is past. */
    public City runUntil(Duration sinceStart) {
        virtual.runUntil(start().plus(sinceStart));
        return this;
    }

    /** Tells each reading from now on, in its quantity's own unit, in the order in which they are received. */
    public City listen(Consumer<Reading> listener) {
        virtual.listen(listener);
        return this;
    }

    /** Tells each reading from now on with the quality that it is stored with; a copy is told once. */
    public City listenJudged(Consumer<Reading> listener) {
        virtual.listenJudged(listener);
        return this;
    }

    /**
     * Declares a window of work at a device, from so long after the start until so long after it: no rule judges it then.
     *
     * @throws IllegalArgumentException when there is no such device
     */
    public City work(String device, Duration from, Duration until) {
        Device known = devices().stream()
                .filter(each -> each.id().equals(device))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no device " + device));
        virtual.declare(known, start().plus(from), start().plus(until));
        return this;
    }

    /** How far the city is from its start. */
    public Duration elapsed() {
        return Duration.between(start(), virtual.now());
    }

    public Instant start() {
        return virtual.setting().start();
    }

    public long seed() {
        return virtual.setting().seed();
    }

    public List<Asset> assets() {
        return virtual.plan().assets();
    }

    public List<Device> devices() {
        return virtual.plan().devices();
    }

    Injection strike(String fault, Moment moment) {
        return ask(places.find(fault), moment);
    }

    Injection strike(String fault, String where, Moment moment) {
        return ask(places.find(fault, where), moment);
    }

    private Injection ask(Target target, Moment moment) {
        if (moment.instant().isBefore(virtual.now())) {
            throw new IllegalArgumentException(
                    "that moment is past: the city stands at " + Words.of(elapsed()) + " after its start");
        }
        return virtual.ask(new Request(
                target.domain(),
                target.model(),
                target.device(),
                moment.instant(),
                moment.lasts().orElse(target.model().lasts()),
                moment.hardness()));
    }

    @Override
    public String toString() {
        return virtual.setting().toString();
    }
}
