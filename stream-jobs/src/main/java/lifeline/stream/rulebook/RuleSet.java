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
 */
public record RuleSet(
        String domain,
        long revision,
        int version,
        @Nullable String rules,
        @Nullable Integer shadowVersion,
        @Nullable String shadowRules,
        List<RuleOverride> overrides) {}
