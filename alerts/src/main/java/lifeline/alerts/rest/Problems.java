package lifeline.alerts.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import lifeline.alerts.change.Faulty;
import lifeline.alerts.store.StoreException;
import lifeline.contract.domain.InvalidDomainException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what went wrong into a problem. What only we can mend goes to the log, never into the answer. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        Response response = e.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        Response.StatusType status = response.getStatusInfo();
        return Problem.of(
                        status.getStatusCode(),
                        status.getReasonPhrase(),
                        status.getStatusCode() == RestResponse.StatusCode.NOT_FOUND
                                ? "there is nothing here"
                                : status.getReasonPhrase())
                .response();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException e) {
        return Problem.of(400, "Bad request", "the body is not the JSON that is expected here")
                .response();
    }

    @ServerExceptionMapper
    public Response faulty(Faulty e) {
        Problem problem =
                switch (e.why()) {
                    case WRONG ->
                        Problem.of(400, "Bad request", message(e), e.why().name());
                    case UNKNOWN ->
                        Problem.of(404, "Not found", message(e), e.why().name());
                    case VERSION_NEEDED ->
                        Problem.of(
                                428,
                                "Precondition required",
                                message(e),
                                e.why().name());
                    case CHANGED ->
                        Problem.of(
                                412, "Precondition failed", message(e), e.why().name());
                    case IN_USE ->
                        Problem.of(409, "Not possible now", message(e), e.why().name());
                };
        return problem.response();
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    @ServerExceptionMapper
    public Response faulty(InvalidDomainException e) {
        return Problem.of(e.faults()).response();
    }

    @ServerExceptionMapper
    public Response away(StoreException e) {
        LOG.warn(e.getMessage());
        return Problem.of(503, "Service unavailable", "the store does not answer; try again in a moment")
                .response();
    }

    @ServerExceptionMapper
    public Response unforeseen(RuntimeException e) {
        LOG.error("a request failed", e);
        return Problem.of(500, "Internal error", "this request failed; the log of the service says why")
                .response();
    }
}
