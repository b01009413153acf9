package lifeline.alerts.rest.change;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import lifeline.alerts.change.By;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The version of what is changed, as {@code ETag} and {@code If-Match}. */
public final class Versions {
    private Versions() {}

    /** @param ifMatch {@code "3"}; absent for what is new */
    public static Optional<Integer> wanted(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return Optional.empty();
        }
        String number = ifMatch.strip().replaceFirst("^\"(\\d{1,9})\"$", "$1");
        if (!number.matches("\\d{1,9}")) {
            throw Problem.badRequest("If-Match must be the ETag of what is changed, such as \"3\"");
        }
        return Optional.of(Integer.valueOf(number));
    }

    /** What became of a change. */
    @Schema(name = "Changed")
    public record Changed(String id, int version) {}

    public static Response changed(String id, int version) {
        return Response.ok(new Changed(id, version))
                .header("ETag", "\"" + version + "\"")
                .build();
    }

    /** What is told with its version. */
    public static Response told(Object value, int version) {
        return Response.ok(value).header("ETag", "\"" + version + "\"").build();
    }

    public static By by(SecurityIdentity caller, HttpServerRequest request) {
        return new By(caller.getPrincipal().getName(), request.remoteAddress().hostAddress());
    }

    /** Text that must be there. */
    public static String text(String name, @Nullable String text, int maxLength) {
        return Query.text(name, text, maxLength).orElseThrow(() -> Problem.badRequest(name + " is missing"));
    }
}
