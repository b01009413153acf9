package lifeline.stream.operator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lifeline.stream.rulebook.RuleOverride;
import lifeline.stream.rulebook.RuleSet;
import org.jspecify.annotations.Nullable;

/** Rules of the methane sensors of a test as people write them, and the sets they come in. */
public final class MethaneRules {
    private final List<RuleOverride> overrides = new ArrayList<>();
    private final long revision;
    private final int version;
    private final @Nullable String rules;
    private @Nullable Integer shadowVersion;
    private @Nullable String shadowRules;

    private MethaneRules(long revision, int version, @Nullable String rules) {
        this.revision = revision;
        this.version = version;
        this.rules = rules;
    }

    public static MethaneRules of(int version, String... rules) {
        return new MethaneRules(version, version, String.join("", rules));
    }

    static MethaneRules shipped(long revision) {
        return new MethaneRules(revision, 0, null);
    }

    MethaneRules inShadow(int otherVersion, String... others) {
        shadowVersion = otherVersion;
        shadowRules = String.join("", others);
        return this;
    }

    MethaneRules at(String asset, String levels, Instant until) {
        overrides.add(new RuleOverride(1, "gas.methane.high", asset, null, levels, until));
        return this;
    }

    public RuleSet set() {
        return new RuleSet("gas", revision, version, rules, shadowVersion, shadowRules, overrides);
    }

    /** Above {@code raise}, three times: as {@code SensorUnderTest.redAbove50ThreeTimes}. */
    static String redAbove(double raise) {
        return above(
                "gas.methane.high", "{ severity: red, raise: " + raise + ", clear: " + (raise - 10) + ", count: 3 }");
    }

    public static String above(String id, String... levels) {
        return rule(id, "threshold, direction: above", levels);
    }

    static String silent(String... levels) {
        return rule("gas.methane.offline", "absence", levels);
    }

    private static String rule(String id, String kind, String... levels) {
        return """
                - id: %s
                  quantity: methane
                  track: hazard
                  title: { zh: 文, en: text }
                  text: { zh: 文, en: text }
                  action: { zh: 文, en: text }
                  basis: "[default]"
                  condition: { kind: %s }
                  levels: [ %s ]
                  clear-after: 0s
                """.formatted(id, kind, String.join(", ", levels));
    }
}
