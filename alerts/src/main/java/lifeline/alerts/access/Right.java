package lifeline.alerts.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.alerts.alert.Alert;
import lifeline.alerts.alert.Deed;
import org.jspecify.annotations.Nullable;

/** What may be done with an alert, and as what: one of the roles is enough. */
public enum Right {
    ACKNOWLEDGE(Deed.ACKNOWLEDGE, Role.DUTY_OFFICER),
    COMMENT(Deed.COMMENT, Role.DUTY_OFFICER),
    JUDGEMENT(null, Role.DUTY_OFFICER, Role.ANALYST),
    RELEASE(Deed.RELEASE, Role.SHIFT_LEADER),
    SIGN(Deed.SIGN, Role.OWNER),
    ARRIVE(Deed.ARRIVE, Role.OWNER),
    HANDLE(Deed.HANDLE, Role.OWNER),
    RESOLVE(Deed.RESOLVE, Role.OWNER),
    CLOSE(Deed.CLOSE, Role.SHIFT_LEADER),
    REOPEN(Deed.REOPEN, Role.SHIFT_LEADER);

    private final @Nullable Deed deed;
    private final Role role;
    private final Role or;

    Right(Deed deed, Role role) {
        this(deed, role, role);
    }

    Right(@Nullable Deed deed, Role role, Role or) {
        this.deed = deed;
        this.role = role;
        this.or = or;
    }

    /** The last word of its path, and the word in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Right> of(String word) {
        return Arrays.stream(values())
                .filter(right -> right.word().equals(word))
                .findFirst();
    }

    /** @param words the roles of somebody, those they include among them */
    public boolean isOf(Set<String> words) {
        return words.contains(role.word()) || words.contains(or.word());
    }

    /** What the stage of an alert allows somebody to do now. */
    public static List<String> possible(Alert alert, Instant now, Set<String> words) {
        return possible(alert, now)
                .filter(right -> right.isOf(words))
                .map(Right::word)
                .toList();
    }

    /** What its stage allows, whoever asks. */
    public static Stream<Right> possible(Alert alert, Instant now) {
        return Arrays.stream(values()).filter(right -> right.isPossible(alert, now));
    }

    private boolean isPossible(Alert alert, Instant now) {
        return deed == null || deed.apply(alert, "", now).accepted().isPresent();
    }
}
