package lifeline.alerts.live;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lifeline.alerts.cycle.Shown;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/alerts/stream}. Starts after {@code Last-Event-ID}, or the parameter {@code lastEventId}, or now. A
 * place that the audit has not reached (the data was replaced) starts over: an event {@code reset} says so.
 */
@Singleton
public final class LiveStream {
    private static final int VIEWERS = 1_000;

    private final Vertx vertx;
    private final AuditTail tail;
    private final LiveEvents events;
    private final News news;
    private final Shown shown;
    private final AtomicInteger viewers = new AtomicInteger();

    public LiveStream(Vertx vertx, AuditTail tail, LiveEvents events, News news, Shown shown) {
        this.vertx = vertx;
        this.tail = tail;
        this.events = events;
        this.news = news;
        this.shown = shown;
    }

    void register(@Observes Router router) {
        router.get("/api/v1/alerts/stream").order(-1).handler(this::open);
    }

    private void open(RoutingContext context) {
        String given = given(context);
        if (given != null && !given.matches("\\d{1,18}")) {
            refuse(context, 400, "Bad request", "Last-Event-ID must be a number this stream gave");
            return;
        }
        if (viewers.incrementAndGet() > VIEWERS) {
            viewers.decrementAndGet();
            refuse(context, 503, "Service unavailable", "too many viewers of the live stream");
            return;
        }
        vertx.executeBlocking(events::newest, false).onComplete(newest -> {
            if (newest.failed()) {
                viewers.decrementAndGet();
                refuse(context, 503, "Service unavailable", "the store does not answer; try again in a moment");
                return;
            }
            start(context, Optional.ofNullable(given).map(Long::parseLong), newest.result());
        });
    }

    private static @Nullable String given(RoutingContext context) {
        String header = context.request().getHeader("Last-Event-ID");
        return header != null && !header.isEmpty() ? header : context.request().getParam("lastEventId");
    }

    private void start(RoutingContext context, Optional<Long> given, long newest) {
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("X-Accel-Buffering", "no");
        if (response.closed()) {
            viewers.decrementAndGet();
            return;
        }
        boolean isReplaced = given.isPresent() && given.get() > newest;
        if (isReplaced) {
            var unused = response.write("id: " + newest + "\nevent: reset\ndata: {}\n\n");
        }
        long place = isReplaced ? newest : given.orElse(newest);
        new Viewer(vertx, response, tail, events, news, seenBy(context), place).start(viewers::decrementAndGet);
    }

    /** What is sent to the screen of somebody who may take alerts has reached the duty desk. */
    private Consumer<List<Long>> seenBy(RoutingContext context) {
        if (context.user() instanceof QuarkusHttpUser user) {
            SecurityIdentity viewer = user.getSecurityIdentity();
            if (Shown.counts(viewer.getRoles())) {
                String name = viewer.getPrincipal().getName();
                return alerts -> shown.to(name, alerts);
            }
        }
        return alerts -> {};
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
