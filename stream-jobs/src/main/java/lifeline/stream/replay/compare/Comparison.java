package lifeline.stream.replay.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two runs over the same readings. An alarm is kept when the other rules raise one of the same rule at the same subject while it
 * is open; two alarms that became one, or one that became two, are kept as well.
 *
 * @param gained by the other rules only
 * @param lost with the other rules
 */
public record Comparison(List<Kept> kept, List<Alarm> gained, List<Alarm> lost) {
    private static final int MOST_TOLD = 200;
    private static final Comparator<Alarm> ORDER =
            Comparator.comparing(Alarm::from).thenComparing(Alarm::rule).thenComparing(Alarm::subject);

    public Comparison {
        kept = List.copyOf(kept);
        gained = gained.stream().sorted(ORDER).toList();
        lost = lost.stream().sorted(ORDER).toList();
    }

    /** An alarm of these rules, and the first one of the others that is open meanwhile. */
    public record Kept(Alarm mine, Alarm other) {
        Duration later() {
            return Duration.between(mine.from(), other.from());
        }

        boolean isChanged() {
            return mine.gravest() != other.gravest() || !later().isZero();
        }
    }

    private record Key(String rule, String subject) {}

    public static Comparison of(List<Alarm> mine, List<Alarm> others) {
        Map<Key, List<Alarm>> mineByKey = byKey(mine);
        Map<Key, List<Alarm>> othersByKey = byKey(others);
        List<Kept> kept = new ArrayList<>();
        List<Alarm> lost = new ArrayList<>();
        for (Alarm alarm : mine) {
            othersByKey.getOrDefault(key(alarm), List.of()).stream()
                    .filter(alarm::overlaps)
                    .min(ORDER)
                    .ifPresentOrElse(other -> kept.add(new Kept(alarm, other)), () -> lost.add(alarm));
        }
        List<Alarm> gained = others.stream()
                .filter(alarm ->
                        mineByKey.getOrDefault(key(alarm), List.of()).stream().noneMatch(alarm::overlaps))
                .toList();
        return new Comparison(kept, gained, lost);
    }

    private static Map<Key, List<Alarm>> byKey(List<Alarm> alarms) {
        Map<Key, List<Alarm>> byKey = new HashMap<>();
        alarms.forEach(alarm ->
                byKey.computeIfAbsent(key(alarm), none -> new ArrayList<>()).add(alarm));
        return byKey;
    }

    private static Key key(Alarm alarm) {
        return new Key(alarm.rule(), alarm.subject());
    }

    /** For people: a line for each rule, then one for each alarm that is not as it was. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("kept " + kept.size() + ", gained " + gained.size() + ", lost " + lost.size());
        Map<String, int[]> rules = new TreeMap<>();
        kept.forEach(pair -> count(rules, pair.mine(), 0));
        gained.forEach(alarm -> count(rules, alarm, 1));
        lost.forEach(alarm -> count(rules, alarm, 2));
        rules.forEach((rule, counts) ->
                lines.add("  " + rule + ": kept " + counts[0] + ", gained " + counts[1] + ", lost " + counts[2]));
        List<String> told = new ArrayList<>();
        gained.forEach(alarm -> told.add("+ " + text(alarm)));
        lost.forEach(alarm -> told.add("- " + text(alarm)));
        kept.stream().filter(Kept::isChanged).forEach(pair -> told.add("~ " + text(pair)));
        lines.addAll(told.subList(0, Math.min(MOST_TOLD, told.size())));
        if (told.size() > MOST_TOLD) {
            lines.add("and " + (told.size() - MOST_TOLD) + " more");
        }
        return lines;
    }

    private static void count(Map<String, int[]> rules, Alarm alarm, int which) {
        rules.computeIfAbsent(alarm.rule(), none -> new int[3])[which]++;
    }

    private static String text(Alarm alarm) {
        String end = alarm.until().equals(Instant.MAX) ? "still open" : "to " + alarm.until();
        return alarm.rule() + " " + alarm.subject() + " " + alarm.gravest() + " " + alarm.from() + " " + end;
    }

    private static String text(Kept kept) {
        long seconds = kept.later().toSeconds();
        String when = seconds == 0 ? "" : " " + Math.abs(seconds) + " s " + (seconds > 0 ? "later" : "sooner");
        String level = kept.mine().gravest() == kept.other().gravest()
                ? ""
                : " " + kept.mine().gravest() + " is " + kept.other().gravest();
        return kept.mine().rule() + " " + kept.mine().subject() + " "
                + kept.mine().from() + level + when;
    }
}
