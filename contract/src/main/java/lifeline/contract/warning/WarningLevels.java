package lifeline.contract.warning;

import java.util.List;
import java.util.Map;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;

/**
 * How many levels of warning a city has. One that has three begins at yellow: a hazard's blue is not raised, and a rule about a hazard that has
 * nothing but blue says yellow. What is about devices is no warning, and keeps its colours.
 */
public enum WarningLevels {
    /** Red, orange, yellow. */
    THREE,
    /** Red, orange, yellow, blue. */
    FOUR;

    /** Tells every program that judges or shows how many there are: 3 or 4; absent means four. */
    public static final String SETTING = "LIFELINE_WARNING_LEVELS";

    /** @throws IllegalArgumentException where {@value #SETTING} is neither 3 nor 4 */
    public static WarningLevels from(Map<String, String> environment) {
        String text = environment.getOrDefault(SETTING, "").strip();
        return switch (text) {
            case "", "4" -> FOUR;
            case "3" -> THREE;
            default -> throw new IllegalArgumentException(SETTING + " must be 3 or 4, was: " + text);
        };
    }

    /** {@code rule} as such a city is warned by it. */
    public Rule of(Rule rule) {
        if (this == FOUR || rule.track() != Track.HAZARD || rule.levels().get(0).severity() != Severity.BLUE) {
            return rule;
        }
        List<Level> levels = rule.levels();
        Level blue = levels.get(0);
        boolean isOnly = levels.size() == 1;
        Level yellow = new Level(Severity.YELLOW, blue.raise(), blue.clear(), blue.count(), blue.outOf(), blue.after());
        return rule.as(rule.id(), isOnly ? List.of(yellow) : levels.subList(1, levels.size()), rule.season());
    }
}
