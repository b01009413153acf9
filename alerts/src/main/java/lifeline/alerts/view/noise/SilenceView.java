package lifeline.alerts.view.noise;

import java.time.Instant;
import java.util.List;
import lifeline.alerts.noise.Matcher;
import lifeline.alerts.noise.Silence;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Nobody is paged for what it matches while it lasts. */
@Schema(name = "Silence")
public record SilenceView(
        long id,

        @Schema(description = "PROPOSED: what needs a second person is not silenced yet; PENDING; ACTIVE; EXPIRED.")
        Silence.State state,

        @Schema(description = "All of them match what is silenced.")
        List<Condition> matchers,

        Instant startsAt,
        Instant endsAt,
        String author,
        String reason,
        Instant createdAt,

        @Schema(description = "Whether it could match a red alert that one person alone may not silence.")
        boolean needsTwo,

        @Nullable String approvedBy,
        @Nullable Instant approvedAt,

        @Nullable @Schema(description = "Who ended it before its time.")
        String expiredBy,

        @Nullable Instant expiredAt,

        @Nullable @Schema(description = "The one it is an edit of.")
        Long replaces) {

    /** A condition on a label. */
    @Schema(name = "SilenceMatcher")
    public record Condition(
            @Nullable
            @Schema(description = "rule, subject, domain, asset, district, owner, severity, device, quantity or track.")
            String label,

            @Nullable @Schema(description = "= != =~ or !~; regular expressions match the whole value.")
            String op,

            @Nullable String value) {
        static Condition of(Matcher matcher) {
            return new Condition(matcher.label(), matcher.op().sign(), matcher.value());
        }
    }

    public static SilenceView of(Silence silence, Instant now) {
        return new SilenceView(
                silence.id(),
                silence.state(now),
                silence.matchers().stream().map(Condition::of).toList(),
                silence.startsAt(),
                silence.endsAt(),
                silence.author(),
                silence.reason(),
                silence.createdAt(),
                silence.needsTwo(),
                silence.approval().map(Silence.Signed::by).orElse(null),
                silence.approval().map(Silence.Signed::at).orElse(null),
                silence.expired().map(Silence.Signed::by).orElse(null),
                silence.expired().map(Silence.Signed::at).orElse(null),
                silence.replaces().orElse(null));
    }
}
