package lifeline.alerts.incident;

import java.time.Duration;

/**
 * How near and how soon alerts belong together. 300 m and 30 min across domains are asked for by the field's practice and are
 * [default] like all others.
 *
 * @param alongMetres along the pipes of one domain
 * @param acrossMetres as the crow flies, between any two domains or within one
 * @param within between the end of the one condition and the beginning of the other
 * @param outageWithin between the beginnings of two silences
 * @param lasting how long a condition counts as under way, however long it holds
 * @param longest after its beginning an incident takes no new alerts
 */
public record Reach(
        double alongMetres,
        double acrossMetres,
        Duration within,
        Duration outageWithin,
        Duration lasting,
        Duration longest) {
    /** What holds in every city until somebody knows better. */
    public static final Reach DEFAULT = new Reach(
            1_500, 300, Duration.ofMinutes(30), Duration.ofMinutes(10), Duration.ofHours(2), Duration.ofHours(6));

    /** Who was told of longer ago than this, by the newest alert, is forgotten. */
    public Duration remembered() {
        return lasting.plus(within).plusHours(1);
    }
}
