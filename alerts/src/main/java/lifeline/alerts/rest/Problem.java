package lifeline.alerts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem.
 *
 * @param reason a word for programs, where there is one to tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String reason) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null);
    }

    public static Problem of(int status, String title, String detail, String reason) {
        return new Problem("about:blank", title, status, detail, reason);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    static WebApplicationException badRequest(String detail) {
        return new WebApplicationException(of(400, "Bad request", detail).response());
    }

    static WebApplicationException notFound(String detail) {
        return new WebApplicationException(of(404, "Not found", detail).response());
    }
}
