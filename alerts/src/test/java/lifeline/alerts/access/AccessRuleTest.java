package lifeline.alerts.access;

import static lifeline.alerts.access.AccessRule.Verdict.ALLOWED;
import static lifeline.alerts.access.AccessRule.Verdict.FORBIDDEN;
import static lifeline.alerts.access.AccessRule.Verdict.LOGIN_NEEDED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRuleTest {
    private static final Set<String> NOBODY = Set.of();
    private static final Set<String> VIEWER = Set.of("viewer");
    private static final Set<String> OFFICER = Set.of("viewer", "duty-officer");
    private static final Set<String> LEADER = Set.of("viewer", "duty-officer", "shift-leader");
    private static final Set<String> ADMIN = Set.of("viewer", "duty-officer", "shift-leader", "admin");

    @Test
    void anExerciseIsTheShiftLeaders() {
        assertEquals(LOGIN_NEEDED, AccessRule.verdict("POST", "/api/v1/exercises", NOBODY, true, true));
        assertEquals(FORBIDDEN, AccessRule.verdict("POST", "/api/v1/exercises", OFFICER, true, true));
        assertEquals(FORBIDDEN, AccessRule.verdict("POST", "/api/v1/exercises/1/cancel", OFFICER, true, true));
        assertEquals(ALLOWED, AccessRule.verdict("POST", "/api/v1/exercises", LEADER, true, true));
        assertEquals(ALLOWED, AccessRule.verdict("GET", "/api/v1/exercises", NOBODY, true, true));
    }

    @Test
    void aWindowOfWorkIsTheShiftLeaders() {
        assertEquals(FORBIDDEN, AccessRule.verdict("POST", "/api/v1/work-windows", OFFICER, true, true));
        assertEquals(FORBIDDEN, AccessRule.verdict("DELETE", "/api/v1/work-windows/1", OFFICER, true, true));
        assertEquals(ALLOWED, AccessRule.verdict("POST", "/api/v1/work-windows", LEADER, true, true));
    }

    @Test
    void rulesAreTheAdministrators() {
        for (String path : new String[] {"/api/v1/rules/gas", "/api/v1/rule-overrides/1"}) {
            assertEquals(LOGIN_NEEDED, AccessRule.verdict("POST", path, NOBODY, true, true));
            assertEquals(FORBIDDEN, AccessRule.verdict("POST", path, LEADER, true, true));
            assertEquals(FORBIDDEN, AccessRule.verdict("DELETE", path, LEADER, true, true));
            assertEquals(ALLOWED, AccessRule.verdict("POST", path, ADMIN, true, true));
            assertEquals(ALLOWED, AccessRule.verdict("GET", path, NOBODY, true, true));
        }
    }

    @Test
    void onLoopbackReadingNeedsNoLogin() {
        assertEquals(ALLOWED, AccessRule.verdict("GET", "/api/v1/alerts", NOBODY, true, true));
        assertEquals(ALLOWED, AccessRule.verdict("GET", "/q/metrics", NOBODY, true, true));
    }

    @Test
    void elsewhereNothingOfTheCityIsAnonymous() {
        assertEquals(LOGIN_NEEDED, AccessRule.verdict("GET", "/api/v1/alerts", NOBODY, false, false));
        assertEquals(LOGIN_NEEDED, AccessRule.verdict("GET", "/api/v1/alerts/stream", NOBODY, false, true));
        assertEquals(LOGIN_NEEDED, AccessRule.verdict("GET", "/q/metrics", NOBODY, false, true));
        assertEquals(LOGIN_NEEDED, AccessRule.verdict("GET", "/q/health", NOBODY, false, false));
        assertEquals(ALLOWED, AccessRule.verdict("GET", "/api/v1/alerts", VIEWER, false, false));
    }

    @Test
    void elsewhereThePageAndTheHealthCheckOfTheMachineItselfStillWork() {
        assertEquals(ALLOWED, AccessRule.verdict("GET", "/", NOBODY, false, false));
        assertEquals(ALLOWED, AccessRule.verdict("GET", "/q/health/ready", NOBODY, false, true));
        assertEquals(ALLOWED, AccessRule.verdict("POST", "/j_security_check", NOBODY, false, false));
    }

    @Test
    void whatIsDoneWithAnAlertHasARightOfItsOwn() {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertEquals(LOGIN_NEEDED, AccessRule.verdict(method, "/api/v1/alerts/1/close", NOBODY, true, true));
            assertEquals(FORBIDDEN, AccessRule.verdict(method, "/api/v1/alerts/1/close", OFFICER, true, true));
            assertEquals(ALLOWED, AccessRule.verdict(method, "/api/v1/alerts/1/close", LEADER, true, true));
        }
    }

    @Test
    void everyOtherChangeNeedsADutyOfficer() {
        for (String path : new String[] {"/api/v1/alerts/1/unknown", "/api/v1/alerts", "/api/v1/else"}) {
            assertEquals(FORBIDDEN, AccessRule.verdict("POST", path, VIEWER, true, true));
            assertEquals(ALLOWED, AccessRule.verdict("POST", path, OFFICER, true, true));
        }
    }
}
