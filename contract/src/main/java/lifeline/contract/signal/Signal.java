package lifeline.contract.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.rule.ShadowRule;

/**
 * A fact about an episode, written once. Its id is a hash of (rule, subject, episode, kind, step), so that telling it
 * again writes nothing twice.
 *
 * @param subject {@code device.quantity}, or an asset id for conditions over several sensors
 * @param device of the subject; where that is an asset, of the sensor that is shown with it, or empty
 * @param quantity of the subject; where that is an asset, what its rule judges
 * @param episode {@code observedAt} of the first reading that met the condition (for absence: of the last reading seen);
 *     fixed for the whole episode
 * @param severity the severity from now on; for CLEAR the one it had
 * @param step number of the signal within its episode, from 0
 * @param at the instant it is true from: {@code observedAt} of the reading that decided, or when silence was overdue
 * @param beganAt when the condition began, which late data may amend
 * @param receivedAt when the deciding reading arrived
 * @param detectedAt when the detector spoke
 * @param value what was judged, in the quantity's unit (seconds of silence for absence)
 * @param threshold what it was judged against
 * @param evidence the readings it was judged on, oldest first, at most {@value #EVIDENCE_LIMIT}
 */
public record Signal(
        String rule,
        int ruleVersion,
        String subject,
        String domain,
        String asset,
        String device,
        String quantity,
        Instant episode,
        SignalKind kind,
        Severity severity,
        int step,
        Instant at,
        Instant beganAt,
        Instant receivedAt,
        Instant detectedAt,
        double value,
        double threshold,
        List<Sample> evidence) {
    /** The longest window a signal carries along. */
    public static final int EVIDENCE_LIMIT = 32;

    /** The identity of the fact, 32 hex digits (a UUID without dashes). */
    public String id() {
        String identity = String.join("\n", rule, subject, episode.toString(), kind.name(), Integer.toString(step));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The exercise it belongs to; empty for the real city. */
    public Optional<ExerciseId> exercise() {
        return ExerciseId.of(subject);
    }

    /** Whether a version in shadow says so: nobody is paged. */
    public boolean isShadow() {
        return ShadowRule.isShadow(rule);
    }

    public AlertKey key() {
        return new AlertKey(rule, subject);
    }
}
