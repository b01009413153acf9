package lifeline.stream.judge;

import java.time.Instant;
import lifeline.contract.signal.AlertKey;
import lifeline.contract.signal.Severity;

/**
 * An episode that the store holds open.
 *
 * @param decidedAt {@code at} of its newest signal
 */
public record OpenEpisode(
        AlertKey key,
        String domain,
        String asset,
        String device,
        String quantity,
        Instant episode,
        Severity severity,
        int step,
        Instant beganAt,
        Instant decidedAt) {}
