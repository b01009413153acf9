package lifeline.alerts.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How alerts of a chain are told together, with Alertmanager's words: those with the same {@code by} labels are a group. A new
 * group waits, so that what comes together is told together; then it is looked at every {@code interval} and told when there
 * is something new, or again after {@code repeat}. What is over before the wait is told to nobody.
 *
 * @param chain its id, or {@code *} for any
 */
public record Grouping(String chain, List<String> by, Duration gather, Duration interval, Duration repeat) {
    public static final String ANY = "*";

    public Grouping {
        by = List.copyOf(by);
    }

    boolean isOf(String other) {
        return chain.equals(ANY) || chain.equals(other);
    }

    /** What all of a group share. */
    String key(Labels labels) {
        return by.stream().map(name -> name + "=" + labels.value(name)).collect(Collectors.joining(","));
    }

    /** Why a group is told. */
    public enum Telling {
        NEWS,
        REPEAT,
        NOTHING
    }

    /**
     * Whether a group is told when it is looked at.
     *
     * @param isNew whether anything holds, or has ended, that was not told
     * @param isHolding whether anything holds
     */
    public static Telling telling(
            boolean isNew, boolean isHolding, Optional<Instant> toldAt, Duration repeat, Instant now) {
        if (isNew) {
            return Telling.NEWS;
        }
        boolean isDue =
                isHolding && toldAt.filter(at -> !now.isBefore(at.plus(repeat))).isPresent();
        return isDue ? Telling.REPEAT : Telling.NOTHING;
    }
}
