package lifeline.alerts.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A viewer of the live stream. */
public final class EventStream implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Stream<String> lines;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** Of an event that has no place in the stream. */
    public static final long NO_ID = -1;

    /** An event as it came. */
    public record Event(long id, String type, JsonNode data) {}

    private EventStream(Stream<String> lines) {
        this.lines = lines;
        Thread thread = new Thread(this::follow, "event-stream");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens the stream after an event. */
    public static EventStream after(ServiceProcess service, long lastEventId) throws IOException {
        return open(
                service,
                HttpRequest.newBuilder(service.uri("/api/v1/alerts/stream"))
                        .header("Last-Event-ID", Long.toString(lastEventId)));
    }

    /** Opens it from now on. */
    public static EventStream fromNow(ServiceProcess service) throws IOException {
        return open(service, HttpRequest.newBuilder(service.uri("/api/v1/alerts/stream")));
    }

    private static EventStream open(ServiceProcess service, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<Stream<String>> response =
                    service.client().send(request.build(), HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new AssertionError("the stream answers " + response.statusCode());
            }
            return new EventStream(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void follow() {
        try {
            String[] fields = new String[3];
            lines.forEach(line -> {
                if (line.isEmpty() && fields[1] != null) {
                    events.add(new Event(
                            fields[0] == null ? NO_ID : Long.parseLong(fields[0]), fields[1], json(fields[2])));
                    fields[0] = null;
                    fields[1] = null;
                } else if (line.startsWith("id: ")) {
                    fields[0] = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    fields[1] = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    fields[2] = line.substring(6);
                }
            });
        } catch (RuntimeException e) {
            // the service has gone, which is what some tests want
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** The next events that are not about incidents, waited for. */
    public List<Event> take(int count) throws InterruptedException {
        return take(count, event -> !event.type().equals("incident"));
    }

    /** The next event of a type, waited for. */
    public Event await(String type) throws InterruptedException {
        return take(1, event -> event.type().equals(type)).get(0);
    }

    private List<Event> take(int count, Predicate<Event> wanted) throws InterruptedException {
        List<Event> taken = new ArrayList<>();
        while (taken.size() < count) {
            Event event = events.poll(30, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("only " + taken.size() + " of " + count + " events came: " + taken);
            }
            if (wanted.test(event)) {
                taken.add(event);
            }
        }
        return taken;
    }

    @Override
    public void close() {
        lines.close();
    }
}
