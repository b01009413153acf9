package lifeline.alerts.access;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import lifeline.alerts.access.AccessRule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what with an alert, asked of the gate by method and path. */
class RoleMatrixTest {
    /** In the order of {@link Right}: acknowledge comment judgement release sign arrive handle resolve close reopen. */
    private static final Map<Role, String> MATRIX = Map.of(
            Role.VIEWER, "- - - - - - - - - -",
            Role.AUDITOR, "- - - - - - - - - -",
            Role.DUTY_OFFICER, "x x x - - - - - - -",
            Role.ANALYST, "- - x - - - - - - -",
            Role.OWNER, "- - - - x x x x - -",
            Role.SHIFT_LEADER, "x x x x - - - - x x",
            Role.ADMIN, "x x x x x x x x x x");

    private static Set<String> words(Role role) {
        return role.included().stream().map(Role::word).collect(toSet());
    }

    private static Verdict asked(String method, Right right, Set<String> roles) {
        return AccessRule.verdict(method, "/api/v1/alerts/17/" + right.word(), roles, true, true);
    }

    @ParameterizedTest
    @EnumSource
    void eachRoleMayDoItsOwnAndNothingElse(Role role) {
        String may = Arrays.stream(Right.values())
                .map(right -> asked("POST", right, words(role)) == Verdict.ALLOWED ? "x" : "-")
                .collect(joining(" "));
        System.out.printf("%-13s %s%n", role.word(), may);
        assertEquals(MATRIX.get(role), may);
        for (Right right : Right.values()) {
            assertEquals(right.isOf(words(role)), asked("POST", right, words(role)) == Verdict.ALLOWED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyDoesAnythingWithoutALogin(Right right) {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertEquals(Verdict.LOGIN_NEEDED, asked(method, right, Set.of()));
            assertEquals(Verdict.FORBIDDEN, asked(method, right, words(Role.VIEWER)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyWhoLogsInReads(Role role) {
        assertEquals(Verdict.ALLOWED, AccessRule.verdict("GET", "/api/v1/alerts", words(role), false, false));
    }

    @Test
    void anAuditorChangesNothingAtAll() {
        for (String path : new String[] {
            "/api/v1/alerts/1/close",
            "/api/v1/exercises",
            "/api/v1/work-windows",
            "/api/v1/rules/gas",
            "/api/v1/rule-overrides",
            "/api/v1/anything"
        }) {
            assertEquals(Verdict.FORBIDDEN, AccessRule.verdict("POST", path, words(Role.AUDITOR), true, true));
        }
    }

    @Test
    void nobodyElseIsAnAuditorNotEvenTheAdministrator() {
        for (Role role : Role.values()) {
            assertEquals(role == Role.AUDITOR, role.included().contains(Role.AUDITOR), role::word);
        }
    }
}
