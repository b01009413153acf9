package lifeline.simulators.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lifeline.contract.domain.Quantity;
import lifeline.contract.simulation.Effect;
import lifeline.simulators.device.failing.Failing;
import lifeline.simulators.device.failing.Failing.Written;
import lifeline.simulators.device.failing.Failings;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.wave.Shapes;

/** What faults make of the samples of one channel, and of the clock that dates them. Asked in the order of the samples. */
final class FailingChannel {
    private final Quantity quantity;
    private final String device;
    private final long key;
    private final double resolution;
    private final List<Injection> courses = new ArrayList<>();
    private final List<Broken> broken = new ArrayList<>();
    private Instant last = Instant.MIN;
    private short before;

    private record Broken(Injection fault, Failing failing) {
        boolean isActiveAt(Instant at) {
            return !at.isBefore(fault.from()) && at.isBefore(fault.turn());
        }
    }

    FailingChannel(Quantity quantity, String device, long key, double resolution) {
        this.quantity = quantity;
        this.device = device;
        this.key = key;
        this.resolution = resolution;
    }

    void strike(Injection fault) {
        if (fault.model().effects().containsKey(quantity.name())) {
            courses.add(fault);
        }
        Failings.of(fault, quantity, key).ifPresent(failing -> broken.add(new Broken(fault, failing)));
    }

    /** Whether it says nothing of what it samples from then on; those faults that are over are forgotten. */
    boolean isSilentAt(Instant at) {
        boolean isSilent = courses.stream()
                        .anyMatch(fault -> shape(fault) == Effect.Shape.SILENT && isActive(fault, at))
                || broken.stream().anyMatch(one -> one.isActiveAt(at)
                        && one.failing().measured(Map.of(quantity.name(), 0.0), at).isEmpty());
        courses.removeIf(fault -> !at.isBefore(fault.until()));
        broken.removeIf(one -> !at.isBefore(one.fault().turn()));
        return isSilent;
    }

    /** What its clock shows. */
    Instant clock(Instant at) {
        Instant shown = at;
        for (Broken one : broken) {
            shown = one.isActiveAt(at) ? one.failing().clock(shown) : shown;
        }
        return shown;
    }

    /** The count that is written for a value; {@link Short#MIN_VALUE} for none. */
    short count(double value, Instant at) {
        short count = courses.isEmpty() && broken.isEmpty() ? cut(value / resolution) : failed(value, at);
        last = at;
        before = count;
        return count;
    }

    private short failed(double value, Instant at) {
        double told = value;
        for (Injection fault : courses) {
            Effect effect = effect(fault);
            double hardness = fault.struck().getOrDefault(device, 1.0);
            switch (effect.shape()) {
                case RAMP, SURGE -> told += hardness * Shapes.added(effect, fault.from(), fault.turn(), at);
                case SPIKE -> told += last.isBefore(fault.from()) && !at.isBefore(fault.from()) ? effect.size() : 0;
                case STUCK -> {
                    if (isActive(fault, at)) {
                        return before;
                    }
                }
                case SILENT -> {}
            }
        }
        return told(told, at);
    }

    private short told(double value, Instant at) {
        double told = value;
        Optional<Written> written = Optional.empty();
        for (Broken one : broken) {
            if (one.isActiveAt(at)) {
                told = one.failing()
                        .measured(Map.of(quantity.name(), told), at)
                        .getOrDefault(quantity.name(), told);
                written = one.failing().written(quantity.name(), told, at);
            }
        }
        return written.isPresent() ? count(written.get()) : cut(told / resolution);
    }

    /** A number that stands for none goes out as a count; one in another unit as so many counts, for a frame names none. */
    private short count(Written written) {
        return Double.isNaN(written.number())
                ? Short.MIN_VALUE
                : cut(written.unit().isPresent() ? written.number() / resolution : written.number());
    }

    private static short cut(double counts) {
        return (short) Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, Math.round(counts)));
    }

    private Effect effect(Injection fault) {
        return Objects.requireNonNull(fault.model().effects().get(quantity.name()));
    }

    private Effect.Shape shape(Injection fault) {
        return effect(fault).shape();
    }

    private static boolean isActive(Injection fault, Instant at) {
        return !at.isBefore(fault.from()) && at.isBefore(fault.turn());
    }
}
