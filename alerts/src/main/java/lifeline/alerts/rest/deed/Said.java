package lifeline.alerts.rest.deed;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.rest.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people send with a deed, read strictly: anything that cannot be meant is a 400 with what could have been. */
final class Said {
    private static final int COMMENT_MAX_LENGTH = 2_000;

    private Said() {}

    /** What a person says with a deed. */
    @Schema(name = "Comment")
    public record Comment(
            @Nullable @Schema(description = "Why; at most 2,000 characters.", maxLength = COMMENT_MAX_LENGTH)
            String comment) {}

    /** What a person found an alert to be. */
    @Schema(name = "JudgementRequest")
    public record Found(
            @Nullable
            @Schema(
                    description = "What it was.",
                    type = SchemaType.STRING,
                    implementation = Judgement.Verdict.class,
                    required = true)
            String verdict,

            @Nullable
            @Schema(
                    description = "Why: one of the verdict's own causes, see the README of the life cycle.",
                    type = SchemaType.STRING,
                    implementation = Judgement.Cause.class,
                    required = true)
            String cause,

            @Nullable
            @Schema(description = "In the person's words; at most 2,000 characters.", maxLength = COMMENT_MAX_LENGTH)
            String comment) {}

    static Judgement.Verdict verdict(@Nullable Found found) {
        return Arrays.stream(Judgement.Verdict.values())
                .filter(verdict -> found != null && verdict.name().equals(found.verdict()))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest("verdict must be one of "
                        + Arrays.stream(Judgement.Verdict.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }

    static Judgement.Cause cause(Judgement.Verdict verdict, @Nullable String word) {
        return verdict.causes().stream()
                .filter(cause -> cause.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(verdict + " needs a cause, one of "
                        + verdict.causes().stream().map(Enum::name).collect(Collectors.joining(", "))));
    }

    static String needed(String what, @Nullable Comment comment) {
        String text = text(comment);
        if (text.isEmpty()) {
            throw Problem.badRequest(what + " must not be empty");
        }
        return text;
    }

    static String text(@Nullable Comment comment) {
        String text = comment == null || comment.comment() == null
                ? ""
                : comment.comment().strip();
        if (text.length() > COMMENT_MAX_LENGTH) {
            throw Problem.badRequest("a comment has at most " + COMMENT_MAX_LENGTH + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw Problem.badRequest("a comment is text; this one has a NUL in it");
        }
        return text;
    }

    /** The version that If-Match names; empty where any will do. A tag that we never gave matches no version. */
    static OptionalInt version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return OptionalInt.empty();
        }
        Optional<String> tag = Optional.of(ifMatch.strip()).filter(text -> text.matches("\"[1-9]\\d{0,8}\""));
        return OptionalInt.of(tag.map(text -> Integer.parseInt(text.substring(1, text.length() - 1)))
                .orElse(0));
    }
}
