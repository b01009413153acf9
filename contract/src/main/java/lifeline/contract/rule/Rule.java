package lifeline.contract.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lifeline.contract.domain.Text;
import lifeline.contract.season.Season;

/**
 * A rule as people write it.
 *
 * @param id {@code domain.quantity.what}
 * @param quantity what it judges; of several inputs, the one its alerts are shown with
 * @param title what an alert of it is called
 * @param text what has happened, with placeholders {@code {value} {threshold} {unit} {asset} {sensor}}
 * @param action what to do first
 * @param basis where its numbers come from; {@code [default]} and {@code [memory]} are ours and never a standard's clause
 * @param levels from the mildest to the gravest
 * @param clearAfter how long the quiet must last before it clears or eases, by the readings' own time
 * @param season when in the year it judges
 * @param notClearedWhile another rule of its domain: while that has an alert at the same asset, an alert of this one neither ends nor
 *     grows milder; empty where nothing keeps it
 */
public record Rule(
        String id,
        String domain,
        String quantity,
        Track track,
        Text title,
        Text text,
        Text action,
        String basis,
        Condition condition,
        List<Level> levels,
        Duration clearAfter,
        Season season,
        Optional<String> notClearedWhile) {
    public Rule {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException(id + " has no level");
        }
    }

    /** One that judges all the year. */
    public Rule(
            String id,
            String domain,
            String quantity,
            Track track,
            Text title,
            Text text,
            Text action,
            String basis,
            Condition condition,
            List<Level> levels,
            Duration clearAfter) {
        this(
                id,
                domain,
                quantity,
                track,
                title,
                text,
                action,
                basis,
                condition,
                levels,
                clearAfter,
                Season.ALWAYS,
                Optional.empty());
    }

    /** The same under another id, with other levels, in another season. */
    public Rule as(String otherId, List<Level> otherLevels, Season otherSeason) {
        return new Rule(
                otherId,
                domain,
                quantity,
                track,
                title,
                text,
                action,
                basis,
                condition,
                otherLevels,
                clearAfter,
                otherSeason,
                notClearedWhile);
    }

    /** What it looks for in all sensors of an asset; empty where it judges each sensor by itself. */
    public Optional<JointCondition> joint() {
        return condition instanceof JointCondition joint ? Optional.of(joint) : Optional.empty();
    }
}
