package lifeline.alerts.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may send which request; what is not allowed here is refused. */
public final class AccessRule {
    private static final String HEALTH = "/q/health";
    private static final String EXERCISES = "/api/v1/exercises";
    private static final String WORK = "/api/v1/work-windows";
    private static final String SILENCES = "/api/v1/silences";
    private static final String APPROVE = "/approve";
    /** And what begins so: rules, rule-overrides. */
    private static final String RULES = "/api/v1/rule";

    /** Who can be called, and who is called for what. */
    private static final Set<String> DUTY =
            Set.of("/api/v1/people", "/api/v1/teams", "/api/v1/chains", "/api/v1/responsibilities", "/api/v1/channels");
    /** Who may log in: nobody's business but an administrator's and an auditor's, not even on loopback. */
    private static final String ACCOUNTS = "/api/v1/accounts";

    private static final String OWN_PASSWORD = "/api/v1/session/password";

    /** What is watched. */
    private static final Set<String> REGISTRY = Set.of("/api/v1/assets", "/api/v1/devices");

    /** Who is there when: what a shift leader keeps. */
    private static final Set<String> ROSTER = Set.of("/api/v1/rosters", "/api/v1/duty-days");

    /** A link in a message: its signature is the right to it. */
    private static final String ANSWER = "/answer/";

    /** What is done with an alert: each has a {@link Right} of its own. */
    private static final Pattern DEED = Pattern.compile("/api/v1/alerts/\\d{1,18}/([a-z]+)");

    private static final Set<String> LOGIN = Set.of("/j_security_check", "/api/v1/session/logout");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private AccessRule() {}

    /** What becomes of a request. */
    public enum Verdict {
        ALLOWED,
        LOGIN_NEEDED,
        FORBIDDEN
    }

    /**
     * @param roles of the caller, none when nobody logged in
     * @param isLoopback whether only this machine can reach the service
     * @param isFromHere whether the request comes from this machine
     */
    public static Verdict verdict(
            String method, String path, Set<String> roles, boolean isLoopback, boolean isFromHere) {
        if (SAFE.contains(method) && path.startsWith(ACCOUNTS)) {
            boolean isTheirs = roles.contains(Role.ADMIN.word()) || roles.contains(Role.AUDITOR.word());
            return isTheirs ? Verdict.ALLOWED : refused(roles);
        }
        if (SAFE.contains(method)) {
            return mayRead(path, roles, isLoopback, isFromHere) ? Verdict.ALLOWED : Verdict.LOGIN_NEEDED;
        }
        if (LOGIN.contains(path) || path.startsWith(ANSWER) || mayChange(path, roles)) {
            return Verdict.ALLOWED;
        }
        return path.equals(OWN_PASSWORD) && !roles.isEmpty() ? Verdict.ALLOWED : refused(roles);
    }

    private static Verdict refused(Set<String> roles) {
        return roles.isEmpty() ? Verdict.LOGIN_NEEDED : Verdict.FORBIDDEN;
    }

    private static boolean mayChange(String path, Set<String> roles) {
        Matcher deed = DEED.matcher(path);
        Optional<Right> right = deed.matches() ? Right.of(deed.group(1)) : Optional.empty();
        return right.map(found -> found.isOf(roles))
                .orElseGet(() -> roles.contains(needed(path).word()));
    }

    private static Role needed(String path) {
        if (path.startsWith(RULES) || isUnder(DUTY, path) || isUnder(REGISTRY, path) || path.startsWith(ACCOUNTS)) {
            return Role.ADMIN;
        }
        boolean isApproval = path.startsWith(SILENCES) && path.endsWith(APPROVE);
        boolean isLeaders = path.startsWith(EXERCISES) || path.startsWith(WORK) || isApproval || isUnder(ROSTER, path);
        return isLeaders ? Role.SHIFT_LEADER : Role.DUTY_OFFICER;
    }

    private static boolean isUnder(Set<String> roots, String path) {
        return roots.stream().anyMatch(path::startsWith);
    }

    private static boolean mayRead(String path, Set<String> roles, boolean isLoopback, boolean isFromHere) {
        if (isLoopback || roles.contains(Role.VIEWER.word())) {
            return true;
        }
        // the page itself holds nothing of the city, and is where people log in
        boolean isPage = !path.startsWith("/api") && !path.startsWith("/q");
        boolean isSession = path.equals("/api/v1/session");
        boolean isHealthFromHere = isFromHere && path.startsWith(HEALTH);
        return isPage || isSession || isHealthFromHere;
    }
}
