package lifeline.simulators.device.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import lifeline.contract.simulation.failing.Failure;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.wave.Noise;

/** The way of all messages to the broker: at once, unless a fault has them wait, come twice, or get lost. */
public final class Uplink<T extends Carried<T>> {
    private final long seed;
    private final Map<String, List<Link<T>>> links = new HashMap<>();
    private final PriorityQueue<Waiting<T>> waiting = new PriorityQueue<>(
            Comparator.comparing((Waiting<T> one) -> one.message().at()).thenComparing(Waiting::number));
    private long number;

    private record Waiting<T extends Carried<T>>(T message, long number) {}

    public Uplink(long seed) {
        this.seed = seed;
    }

    /** A fault begins. Those it strikes share a gateway, where it has one. */
    public void strike(Injection fault) {
        fault.model().failure().ifPresent(failure -> {
            Optional<Link<T>> shared = shared(failure, fault);
            for (String device : fault.struck().keySet()) {
                shared.or(() -> own(failure, fault, device))
                        .ifPresent(link -> links.computeIfAbsent(device, unknown -> new ArrayList<>())
                                .add(link));
            }
        });
    }

    private Optional<Link<T>> shared(Failure failure, Injection fault) {
        return switch (failure.way()) {
            case BUFFERED -> Optional.of(new Buffer<>(fault.turn(), failure.number("rate")));
            default -> Optional.empty();
        };
    }

    private Optional<Link<T>> own(Failure failure, Injection fault, String device) {
        Instant turn = fault.turn();
        return switch (failure.way()) {
            case REPEATED ->
                Optional.of(new Repeating<>(turn, (int) failure.number("copies"), seconds(failure.number("after"))));
            case REORDERED -> Optional.of(new Reordering<>(turn, (int) failure.number("every")));
            case EMPTY, WEAK_SIGNAL ->
                Optional.of(new Weak<>(failure, fault.from(), turn, Noise.key(seed, device + fault.id())));
            case OLD -> Optional.of(new Zombie<>(turn, seconds(failure.number("age"))));
            case RETAINED -> Optional.of(new Marking<>(turn, T::retained));
            case REPLACED -> Optional.of(new Marking<>(turn, T::fromItsReplacement));
            default -> Optional.empty();
        };
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }

    /**
     * A device says something.
     *
     * @return the message, where it is sent at once and nothing else is; all others come with {@link #next}
     */
    public Optional<T> take(String device, T message) {
        List<Link<T>> way = links.get(device);
        if (way == null) {
            return Optional.of(message);
        }
        way.removeIf(link -> link.isOver(message.at()));
        if (way.isEmpty()) {
            links.remove(device);
            return Optional.of(message);
        }
        List<T> carried = List.of(message);
        for (Link<T> link : way) {
            List<T> further = new ArrayList<>();
            carried.forEach(one -> further.addAll(link.carry(one)));
            carried = further;
        }
        for (T one : carried) {
            waiting.add(new Waiting<>(one, number));
            number++;
        }
        return Optional.empty();
    }

    /** When the next of those that wait is sent. */
    public Optional<Instant> nextAt() {
        return Optional.ofNullable(waiting.peek()).map(first -> first.message().at());
    }

    /** The next of those that wait; ask {@link #nextAt} first. */
    public T next() {
        return waiting.remove().message();
    }
}
