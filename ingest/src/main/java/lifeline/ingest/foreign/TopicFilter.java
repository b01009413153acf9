package lifeline.ingest.foreign;

import java.io.Serializable;
import java.util.Optional;

/** An MQTT topic filter: {@code +} stands for one level, {@code #} at the end for any number of them. */
public record TopicFilter(String text) implements Serializable {
    private static final int LONGEST = 1024;

    /** What is wrong with {@code text} as a filter; empty when nothing is. */
    static Optional<String> fault(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            return Optional.of("must have 1 to " + LONGEST + " characters and no NUL");
        }
        if (text.startsWith("$share/")) {
            return Optional.of("must not begin with $share: the share group is added");
        }
        String[] levels = text.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean hasWildcard = levels[i].indexOf('+') >= 0 || levels[i].indexOf('#') >= 0;
            if (hasWildcard && levels[i].length() > 1) {
                return Optional.of("a wildcard is a level of its own, not a part of '" + levels[i] + "'");
            }
            if (levels[i].equals("#") && i + 1 < levels.length) {
                return Optional.of("'#' can only be the last level");
            }
        }
        return Optional.empty();
    }

    String[] levels() {
        return text.split("/", -1);
    }

    public boolean matches(String topic) {
        return overlaps(levels(), topic.split("/", -1), false);
    }

    /** Whether there is a topic that both match: it would be delivered twice. */
    public boolean overlaps(TopicFilter other) {
        return overlaps(levels(), other.levels(), true);
    }

    private static boolean overlaps(String[] one, String[] other, boolean bothAreFilters) {
        for (int i = 0; ; i++) {
            boolean oneEnds = i == one.length;
            boolean otherEnds = i == other.length;
            if (oneEnds && otherEnds) {
                return true;
            }
            boolean isWild = isWild(one, i) || (bothAreFilters && isWild(other, i));
            if (i == 0 && isWild && (one[0].startsWith("$") || other[0].startsWith("$"))) {
                return false; // no wildcard stands for a first level with $
            }
            if (isRest(one, i) || (bothAreFilters && isRest(other, i))) {
                return true;
            }
            if (oneEnds || otherEnds || (!isWild && !one[i].equals(other[i]))) {
                return false;
            }
        }
    }

    private static boolean isWild(String[] levels, int i) {
        return i < levels.length && (levels[i].equals("+") || levels[i].equals("#"));
    }

    private static boolean isRest(String[] levels, int i) {
        return i < levels.length && levels[i].equals("#");
    }

    @Override
    public String toString() {
        return text;
    }
}
