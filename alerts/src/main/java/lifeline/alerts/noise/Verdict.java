package lifeline.alerts.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What becomes of a notification, and why.
 *
 * @param by which silence, rule, group or storm, in words; of a page what it must say besides, or empty
 * @param source its number, where it has one
 * @param until held until then; of what waits for a digest when that is due should it be the first of it
 * @param key of the digest it waits for; empty where it waits for none
 * @param every how often that digest is looked at
 * @param repeat after how long it is told again
 */
public record Verdict(
        Reason reason, String by, OptionalLong source, Instant until, String key, Duration every, Duration repeat) {
    /** Why. Stored by name. */
    public enum Reason {
        PAGED,
        SILENCED,
        INHIBITED,
        GROUPED,
        FLAPPING,
        STORM,
        MAINTENANCE,
        NOBODY_RESPONSIBLE;

        /** Whether nobody is told while it lasts. */
        public boolean isHold() {
            return switch (this) {
                case SILENCED, INHIBITED, FLAPPING, MAINTENANCE, NOBODY_RESPONSIBLE -> true;
                case PAGED, GROUPED, STORM -> false;
            };
        }
    }

    public static Verdict page(String note, Instant now) {
        return new Verdict(Reason.PAGED, note, OptionalLong.empty(), now, "", Duration.ZERO, Duration.ZERO);
    }

    static Verdict held(Reason reason, String by, OptionalLong source, Instant until) {
        return new Verdict(reason, by, source, until, "", Duration.ZERO, Duration.ZERO);
    }

    /** Nobody is responsible; looked at again every minute [default]. */
    public static Verdict nobody(Instant now) {
        return held(
                Reason.NOBODY_RESPONSIBLE,
                "no line of responsibility fits",
                OptionalLong.empty(),
                now.plus(Duration.ofMinutes(1)));
    }

    public boolean isHeld() {
        return reason.isHold();
    }

    public boolean isPaged() {
        return reason == Reason.PAGED;
    }
}
