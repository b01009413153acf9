package lifeline.stream.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the store says of the rules of a domain at one moment, as it travels through the job.
 *
 * @param revision counts up with every change; an older one is no news
 * @param version that is in force
 * @param rules its {@code rules.yaml}; null for version 0, which this build carries
 * @param shadowVersion that judges beside it, unheard; null where none does
 * @param shadowRules its {@code rules.yaml}
 * @param work windows of work; null in what an older job has kept, which knew none
 */
public record RuleSet(
        String domain,
        long revision,
        int version,
        @Nullable String rules,
        @Nullable Integer shadowVersion,
        @Nullable String shadowRules,
        List<RuleOverride> overrides,
        @Nullable List<WorkWindow> work) {

    /** Without a window of work. */
    public RuleSet(
            String domain,
            long revision,
            int version,
            @Nullable String rules,
            @Nullable Integer shadowVersion,
            @Nullable String shadowRules,
            List<RuleOverride> overrides) {
        this(domain, revision, version, rules, shadowVersion, shadowRules, overrides, List.of());
    }

    /** The rules this build carries, with windows of work. */
    public static RuleSet shipped(String domain, List<WorkWindow> work) {
        return new RuleSet(domain, 1, 0, null, null, null, List.of(), work);
    }
}
