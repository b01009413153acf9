package lifeline.alerts.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One connection of the live stream. All of it runs on the connection's own event loop. It takes the next events only while
 * the connection can take them; one that takes nothing for a minute is ended and may come back for the rest.
 */
final class Viewer {
    private static final Logger LOG = Logger.getLogger(Viewer.class);
    private static final int BATCH = 100;
    private static final long HEARTBEAT_MILLIS = 10_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final AuditTail tail;
    private final LiveEvents events;
    private final News news;
    private final Consumer<List<Long>> seen;
    private final Runnable wake;
    private long place;
    private long told;
    private long heartbeat;
    private boolean isAsking;
    private boolean isEnded;
    private long lastTaken = System.nanoTime();

    /** @param seen is told which alerts were sent that nobody knows of yet; must not wait */
    Viewer(
            Vertx vertx,
            HttpServerResponse response,
            AuditTail tail,
            LiveEvents events,
            News news,
            Consumer<List<Long>> seen,
            long place) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = response;
        this.tail = tail;
        this.events = events;
        this.news = news;
        this.seen = seen;
        this.told = news.newest();
        this.place = place;
        this.wake = () -> context.runOnContext(unused -> pump());
    }

    void start(Runnable atEnd) {
        response.drainHandler(unused -> pump());
        response.exceptionHandler(unused -> {});
        response.closeHandler(unused -> end(atEnd));
        response.endHandler(unused -> end(atEnd));
        heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, unused -> beat());
        send("retry: 1000\n: from " + place + "\n\n");
        tail.listen(wake);
        news.listen(wake);
        pump();
    }

    private void end(Runnable atEnd) {
        if (!isEnded) {
            isEnded = true;
            vertx.cancelTimer(heartbeat);
            tail.leave(wake);
            news.leave(wake);
            atEnd.run();
        }
    }

    private void pump() {
        if (!isEnded && news.newest() != told && !response.writeQueueFull()) {
            for (News.Told one : news.after(told)) {
                told = one.number();
                send(one.frame());
            }
        }
        while (!isEnded && !isAsking && !response.writeQueueFull()) {
            Optional<List<LiveEvent>> kept = tail.after(place, BATCH);
            if (kept.isEmpty()) {
                askStore();
                return;
            }
            if (kept.get().isEmpty()) {
                lastTaken = System.nanoTime();
                return;
            }
            send(kept.get());
        }
    }

    private void askStore() {
        isAsking = true;
        Future<List<LiveEvent>> found = vertx.executeBlocking(() -> events.after(place, BATCH), false);
        found.onComplete(result -> {
            isAsking = false;
            if (isEnded) {
                return;
            }
            if (result.succeeded() && !result.result().isEmpty()) {
                send(result.result());
                pump();
            } else if (result.failed()) {
                LOG.debugf(result.cause(), "the store does not answer a viewer");
                // it comes back and asks again
                var unused = response.end();
            }
        });
    }

    private void send(List<LiveEvent> following) {
        StringBuilder frames = new StringBuilder();
        for (LiveEvent event : following) {
            frames.append(event.frame());
        }
        place = following.get(following.size() - 1).seq();
        send(frames.toString());
        seen.accept(following.stream()
                .flatMap(event -> event.waiting().stream().boxed())
                .toList());
    }

    private void send(String text) {
        lastTaken = System.nanoTime();
        var unused = response.write(text);
    }

    private void beat() {
        if (isEnded) {
            return;
        }
        if (!response.writeQueueFull()) {
            send(": heartbeat\n\n");
            pump();
        } else if (System.nanoTime() - lastTaken > PATIENCE_NANOS) {
            response.reset();
        }
    }
}
