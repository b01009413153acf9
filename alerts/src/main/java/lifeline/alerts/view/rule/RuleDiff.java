package lifeline.alerts.view.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Rule;
import lifeline.contract.signal.Severity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What has changed of a rule from one version to another. */
@Schema(name = "RuleChange")
public record RuleDiff(
        String rule,
        Kind kind,
        List<LevelView> before,
        List<LevelView> after,

        @Schema(description = "What else has changed: condition, clear-after, not-cleared-while, words.")
        List<String> also) {
    /** What became of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A level as in {@code rules.yaml}. */
    @Schema(name = "RuleLevel")
    public record LevelView(Severity severity, double raise, double clear, int count, int outOf, long afterSeconds) {
        static LevelView of(Level level) {
            return new LevelView(
                    level.severity(),
                    level.raise(),
                    level.clear(),
                    level.count(),
                    level.outOf(),
                    level.after().toSeconds());
        }
    }

    /** Rules that are the same in both are left out. */
    public static List<RuleDiff> between(List<Rule> before, List<Rule> after) {
        Map<String, Rule> old = byId(before);
        Map<String, Rule> fresh = byId(after);
        Set<String> ids = new LinkedHashSet<>(old.keySet());
        ids.addAll(fresh.keySet());
        List<RuleDiff> changes = new ArrayList<>();
        for (String id : ids) {
            Rule was = old.get(id);
            Rule is = fresh.get(id);
            if (was == null || !was.equals(is)) {
                changes.add(new RuleDiff(id, kind(was, is), levels(was), levels(is), also(was, is)));
            }
        }
        return changes;
    }

    private static Map<String, Rule> byId(List<Rule> rules) {
        Map<String, Rule> ids = new LinkedHashMap<>();
        rules.forEach(rule -> ids.put(rule.id(), rule));
        return ids;
    }

    private static Kind kind(@Nullable Rule was, @Nullable Rule is) {
        if (was == null) {
            return Kind.ADDED;
        }
        return is == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private static List<LevelView> levels(@Nullable Rule rule) {
        return rule == null
                ? List.of()
                : rule.levels().stream().map(LevelView::of).toList();
    }

    private static List<String> also(@Nullable Rule was, @Nullable Rule is) {
        List<String> also = new ArrayList<>();
        if (was == null || is == null) {
            return also;
        }
        if (!was.condition().equals(is.condition())) {
            also.add("condition");
        }
        if (!was.clearAfter().equals(is.clearAfter())) {
            also.add("clear-after");
        }
        if (!was.notClearedWhile().equals(is.notClearedWhile())) {
            also.add("not-cleared-while");
        }
        boolean isSameText = was.title().equals(is.title())
                && was.text().equals(is.text())
                && was.action().equals(is.action())
                && was.basis().equals(is.basis())
                && was.track() == is.track();
        if (!isSameText) {
            also.add("words");
        }
        return also;
    }
}
