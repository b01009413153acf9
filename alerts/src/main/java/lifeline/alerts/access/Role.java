package lifeline.alerts.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is in the duty room. A role includes others, each on its own: there is no ladder from the first to the last. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Reads, and changes nothing: whoever looks into what others did must not be one of them. */
    AUDITOR,
    /** Takes alerts, and says what they are. */
    DUTY_OFFICER,
    /** Says what alerts are. */
    ANALYST,
    /** Belongs to who owns the pipes: signs for warnings, sends crews, mends. */
    OWNER,
    /** Leads the duty officers and analysts, and may do what they may. */
    SHIFT_LEADER,
    /** May do everything but be the auditor. */
    ADMIN;

    /** The word in the store and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role and those it includes. */
    public Set<Role> included() {
        return switch (this) {
            case VIEWER -> EnumSet.of(VIEWER);
            case AUDITOR, DUTY_OFFICER, ANALYST, OWNER -> EnumSet.of(VIEWER, this);
            case SHIFT_LEADER -> EnumSet.of(VIEWER, DUTY_OFFICER, ANALYST, SHIFT_LEADER);
            case ADMIN -> EnumSet.complementOf(EnumSet.of(AUDITOR));
        };
    }

    /** All words there are, for people. */
    public static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }

    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
