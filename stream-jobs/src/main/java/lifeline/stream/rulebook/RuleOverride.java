package lifeline.stream.rulebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Levels of a rule that hold at one place alone, and for a time.
 *
 * @param asset null where it is for a device
 * @param device null where it is for an asset
 * @param levels a list as in {@code rules.yaml}
 * @param until from then on the rule's own levels hold again
 */
public record RuleOverride(
        long id,
        String rule,
        @Nullable String asset,
        @Nullable String device,
        String levels,
        Instant until) {}
