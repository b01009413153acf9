package lifeline.alerts.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import lifeline.alerts.Settings;
import lifeline.alerts.access.login.LoginThrottle;
import lifeline.alerts.access.login.PasswordLogin;
import org.jspecify.annotations.Nullable;

/** Stands before every request: what does not pass is answered here, as a problem, and seen by nobody else. */
@Singleton
public final class HttpGate {
    private static final int BEFORE_LOGIN = SecurityHandlerPriorities.CORS + 100;
    private static final int AFTER_LOGIN = SecurityHandlerPriorities.AUTHORIZATION - 50;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** Nothing inline, nothing from elsewhere: the page sets styles by script alone, which this does not touch. */
    private static final String CONTENT_SECURITY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Settings settings;
    private static final long LONGEST_BODY = 1 << 20;

    private final LoginThrottle throttle;
    private final RateLimit rate = new RateLimit();

    public HttpGate(Settings settings, LoginThrottle throttle) {
        this.settings = settings;
        this.throttle = throttle;
    }

    void register(@Observes Filters filters) {
        filters.register(this::beforeLogin, BEFORE_LOGIN);
        filters.register(this::afterLogin, AFTER_LOGIN);
    }

    private void beforeLogin(RoutingContext context) {
        HttpServerRequest request = context.request();
        secure(context);
        String host = request.getHeader("Host");
        if (!HostRule.isAllowed(
                host, settings.isLoopback(), request.localAddress().port())) {
            refuse(context, 421, "Misdirected request", "this service is not known by that name");
            return;
        }
        boolean isTooOften = !settings.isLoopback()
                && !rate.isAllowed(request.remoteAddress().hostAddress(), System.nanoTime());
        if (isTooOften) {
            context.response().putHeader("Retry-After", "1");
            refuse(context, 429, "Too many requests", "this address asks too often; wait a second");
            return;
        }
        if (isTooLong(request.getHeader("Content-Length"), context.normalizedPath())) {
            refuse(context, 413, "Content too large", "a body has at most " + LONGEST_BODY + " bytes here");
            return;
        }
        boolean isChange = !SAFE.contains(request.method().name());
        if (isChange && !OriginRule.isAllowed(request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"), host)) {
            refuse(context, 403, "Forbidden", "a change must come from this service's own pages");
            return;
        }
        Duration wait = triesToLogIn(context)
                ? throttle.pause(request.remoteAddress().hostAddress(), Instant.now())
                : Duration.ZERO;
        if (!wait.isZero()) {
            context.response().putHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
            refuse(context, 429, "Too many requests", "too many failed logins from this address; wait a little");
            return;
        }
        context.next();
    }

    /** Files of the registry may be as long as the framework lets them. */
    private static boolean isTooLong(@Nullable String length, String path) {
        return length != null
                && !path.endsWith("/import")
                && (length.length() > 18 || !length.matches("\\d+") || Long.parseLong(length) > LONGEST_BODY);
    }

    private static boolean triesToLogIn(RoutingContext context) {
        return context.normalizedPath().equals(PasswordLogin.FORM)
                || context.request().getHeader("Authorization") != null;
    }

    private static void secure(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("X-Frame-Options", "DENY");
        // without a referrer a form is sent with the origin "null", which cannot be told from a stranger's
        boolean isAnswer = context.normalizedPath().startsWith("/answer/");
        response.putHeader("Referrer-Policy", isAnswer ? "same-origin" : "no-referrer");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (isAnswer || context.normalizedPath().startsWith("/api/")) {
            response.putHeader("Cache-Control", "no-store");
        }
    }

    private void afterLogin(RoutingContext context) {
        HttpServerRequest request = context.request();
        Set<String> roles = context.user() instanceof QuarkusHttpUser user
                ? user.getSecurityIdentity().getRoles()
                : Set.of();
        AccessRule.Verdict verdict = AccessRule.verdict(
                request.method().name(), context.normalizedPath(), roles, settings.isLoopback(), isFromHere(request));
        switch (verdict) {
            case ALLOWED -> context.next();
            case LOGIN_NEEDED -> refuse(context, 401, "Login needed", "log in first");
            case FORBIDDEN -> refuse(context, 403, "Forbidden", "your role does not allow this");
        }
    }

    private static boolean isFromHere(HttpServerRequest request) {
        String address = request.remoteAddress().hostAddress();
        return address != null && (address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1"));
    }

    private static void refuse(RoutingContext context, int status, String title, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .encode());
    }
}
