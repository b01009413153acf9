package lifeline.alerts.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody may do; each role includes those before it. */
public enum Role {
    VIEWER,
    DUTY_OFFICER,
    SHIFT_LEADER,
    ADMIN;

    /** The word in the store and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role and those it includes. */
    public Set<Role> included() {
        return EnumSet.range(VIEWER, this);
    }

    static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
