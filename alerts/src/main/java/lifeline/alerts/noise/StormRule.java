package lifeline.alerts.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When there are so many alerts that single pages would drown people. It begins with more than {@code alerts} in a minute, or
 * with an area that fell silent, and is over when that has been so no more for {@code calm}; half as many count as going on.
 *
 * @param every how long a digest gathers
 * @param redReserve how many reds a minute leave on their own over each channel; further ones are named in a digest
 * @param redGather how long that one gathers
 * @param redWait how soon after one another they follow at the earliest
 */
public record StormRule(
        int alerts, Duration every, Duration calm, int redReserve, Duration redGather, Duration redWait) {
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** Why it storms. Stored by name. */
    public enum Kind {
        RATE,
        OUTAGE
    }

    /**
     * A storm that lasts.
     *
     * @param domain of an outage; empty for the whole city
     * @param highAt when it was last seen to go on
     */
    public record Storm(long id, Kind kind, String domain, String district, Instant beganAt, Instant highAt) {
        boolean covers(Labels labels) {
            return switch (kind) {
                case RATE -> true;
                case OUTAGE -> domain.equals(labels.value(Labels.DOMAIN)) && district.equals(labels.value("district"));
            };
        }

        /** How people know it. */
        public String word() {
            return "storm " + id;
        }
    }

    public boolean begins(int lastMinute) {
        return lastMinute > alerts;
    }

    public boolean goesOn(int lastMinute) {
        return lastMinute > alerts / 2;
    }

    public boolean isOver(Instant highAt, Instant now) {
        return !now.isBefore(highAt.plus(calm));
    }

    boolean isRedOnItsOwn(int redsOfLastMinute) {
        return redsOfLastMinute < redReserve;
    }

    static Optional<Storm> over(Iterable<Storm> storms, Labels labels) {
        for (Storm storm : storms) {
            if (storm.covers(labels)) {
                return Optional.of(storm);
            }
        }
        return Optional.empty();
    }
}
