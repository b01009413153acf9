package lifeline.contract.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Direction;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Level;
import lifeline.contract.rule.Scale;
import lifeline.contract.signal.Severity;
import lifeline.contract.warning.Numbering;
import lifeline.contract.yaml.YamlNode;

/** Reads the levels of a rule, and checks that each is graver than the one before it and clears on its quiet side. */
final class LevelsYaml {
    private static final int MOST = 32;

    private final Condition condition;
    private final Optional<Quantity> quantity;
    private final Direction direction;
    private final boolean isCounted;

    private LevelsYaml(Condition condition, Optional<Quantity> quantity) {
        this.condition = condition;
        this.quantity = quantity;
        this.direction = condition.direction();
        this.isCounted = condition.scale() == Scale.PERIODS;
    }

    /**
     * The levels of {@code rule}; never empty, so that a rule can be made of them and its other faults be told as well.
     *
     * @param condition empty when it has a fault: then levels cannot be judged
     */
    static List<Level> read(YamlNode rule, Optional<Condition> condition, Optional<Quantity> quantity) {
        YamlNode list = rule.child("levels");
        if (condition.isPresent()) {
            return new LevelsYaml(condition.get(), quantity).levels(list, rule.has("levels"));
        }
        List<Level> levels = new ArrayList<>();
        list.items().forEach(node -> levels.add(new Level(severity(node), 0, 0, 1, 1, Duration.ZERO)));
        return orStandIn(levels);
    }

    /** A list of levels that stands alone, for a rule of that condition. */
    static List<Level> read(YamlNode list, Condition condition, Quantity quantity) {
        return new LevelsYaml(condition, Optional.of(quantity)).levels(list, true);
    }

    private List<Level> levels(YamlNode list, boolean isThere) {
        List<YamlNode> nodes = list.items();
        List<Level> levels = new ArrayList<>();
        nodes.forEach(node -> levels.add(level(node)));
        for (int i = 1; i < levels.size(); i++) {
            checkOrder(nodes.get(i), levels.get(i - 1), levels.get(i));
        }
        if (nodes.isEmpty() && isThere) {
            list.fault("a rule needs at least one level");
        }
        return orStandIn(levels);
    }

    private static List<Level> orStandIn(List<Level> levels) {
        if (levels.isEmpty()) {
            levels.add(new Level(Severity.BLUE, 0, 0, 1, 1, Duration.ZERO));
        }
        return levels;
    }

    private Level level(YamlNode node) {
        Severity severity = severity(node);
        double raise = node.number("raise");
        double clear = raise;
        int count = 1;
        int outOf = 1;
        if (!isCounted) {
            clear = node.number("clear");
            node.child("count");
            count = node.integer("count", 1);
            outOf = node.integer("out-of", count);
            checkCount(node, count, outOf);
            if (node.has("clear") && clear != raise && direction.reaches(clear, raise)) {
                node.child("clear")
                        .fault("'clear' must be on the quiet side of 'raise', but " + clear + " is beyond " + raise);
            }
        }
        if (node.has("raise")) {
            checkRaise(node.child("raise"), raise);
        }
        Duration after = node.duration("after", Duration.ZERO);
        node.done();
        int safeCount = Math.max(1, Math.min(MOST, count));
        return new Level(severity, raise, clear, safeCount, Math.max(safeCount, Math.min(MOST, outOf)), after);
    }

    /** A colour, or a standard with the number it gives the level. */
    private static Severity severity(YamlNode node) {
        if (!node.has("standard")) {
            return node.choice("severity", Severity.class);
        }
        Optional<Numbering> standard = node.chosen("standard", Numbering.class);
        node.child("level");
        int level = node.integer("level", 1);
        if (node.has("severity")) {
            node.child("severity").fault("a level has a 'severity' or a 'standard' with its 'level', not both");
        }
        Optional<Severity> severity = standard.flatMap(known -> known.severity(level));
        if (standard.isPresent() && severity.isEmpty()) {
            node.child("level")
                    .fault("the levels of " + standard.get().title() + " are 1 to "
                            + standard.get().count());
        }
        return severity.orElse(Severity.BLUE);
    }

    private static boolean hasSeverity(YamlNode node) {
        return node.has("severity") || node.has("standard");
    }

    private static void checkCount(YamlNode node, int count, int outOf) {
        if (count < 1 || count > MOST) {
            node.child("count").fault("'count' must be 1 to " + MOST);
        } else if (outOf < count || outOf > MOST) {
            node.child("out-of").fault("'out-of' must be 'count' to " + MOST);
        }
    }

    private void checkRaise(YamlNode node, double raise) {
        Optional<String> wrong =
                switch (condition.scale()) {
                    case VALUE, EXPECTED ->
                        quantity.filter(known -> raise < known.min() || raise > known.max())
                                .map(known -> "'raise' must be between 'min' and 'max' of '" + known.name() + "'");
                    case CHANGE, SCORE ->
                        direction.reaches(raise, condition.usual()) && raise != condition.usual()
                                ? Optional.empty()
                                : Optional.of("'raise' must be a change in the direction of the condition: "
                                        + (direction == Direction.ABOVE ? "above " : "below ")
                                        + (int) condition.usual());
                    case BALANCE -> Optional.empty();
                    case COUNT -> wrongCount(raise);
                    case PERIODS ->
                        raise > 0 ? Optional.empty() : Optional.of("'raise' must be a number of periods above 0");
                };
        wrong.ifPresent(node::fault);
    }

    private Optional<String> wrongCount(double raise) {
        int most = MOST;
        String what = "signs";
        if (condition instanceof JointCondition.Combination combination) {
            most = combination.signs().size();
        } else if (condition instanceof JointCondition.Neighbours) {
            most = Severity.values().length;
            what = "colours, blue being 1";
        }
        return raise >= 1 && raise <= most && raise == Math.rint(raise)
                ? Optional.empty()
                : Optional.of("'raise' must be a whole number of " + what + ", 1 to " + most);
    }

    private void checkOrder(YamlNode node, Level before, Level level) {
        if (!hasSeverity(node) || !node.has("raise")) {
            return;
        }
        if (before.severity().isAtLeast(level.severity())) {
            node.child(node.has("severity") ? "severity" : "level").fault("levels go from the mildest to the gravest");
        }
        boolean isSame = level.raise() == before.raise();
        if (!isSame && direction.reaches(before.raise(), level.raise())) {
            node.child("raise").fault("'raise' of a graver level must be beyond that of the level before it");
        }
        if (isSame && level.after().compareTo(before.after()) <= 0 && level.count() <= before.count()) {
            node.child("raise").fault("a level with the 'raise' of the one before it must last longer than that");
        }
        if (level.clear() != before.clear() && direction.reaches(before.clear(), level.clear())) {
            node.child("clear").fault("'clear' of a graver level must not be milder than that of the level before it");
        }
    }
}
