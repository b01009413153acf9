package lifeline.alerts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import lifeline.contract.yaml.Fault;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem.
 *
 * @param reason a word for programs, where there is one to tell
 * @param faults of a text that was sent, where there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String reason,
        @Nullable List<Fault> faults) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null);
    }

    public static Problem of(int status, String title, String detail, String reason) {
        return new Problem("about:blank", title, status, detail, reason, null);
    }

    public static Problem of(List<Fault> faults) {
        return new Problem(
                "about:blank",
                "Bad request",
                400,
                faults.size() + (faults.size() == 1 ? " fault; nothing has changed" : " faults; nothing has changed"),
                "FAULTS",
                faults);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    public static WebApplicationException badRequest(String detail) {
        return new WebApplicationException(of(400, "Bad request", detail).response());
    }

    /** Something cannot be done as things are. */
    public static WebApplicationException refused(String reason, boolean isAbsence, String detail) {
        Problem problem =
                isAbsence ? of(404, "Not found", detail, reason) : of(409, "Not possible now", detail, reason);
        return new WebApplicationException(problem.response());
    }

    /** Somebody who acts for a part of the city reaches beyond it. */
    public static WebApplicationException outOfScope(String detail) {
        return new WebApplicationException(
                of(403, "Forbidden", detail, "OUT_OF_SCOPE").response());
    }

    public static WebApplicationException notFound(String detail) {
        return new WebApplicationException(of(404, "Not found", detail).response());
    }
}
