package lifeline.launcher.bench.alert;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who watch the live stream, and how long after its signal was committed each alert reached each of them. */
final class Viewers implements AutoCloseable {
    private static final Pattern DEVICE = Pattern.compile("\"device\":\"(seen-\\d+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final List<CompletableFuture<?>> streams = new ArrayList<>();
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger there = new AtomicInteger();

    Viewers(URI stream, int count) {
        for (int i = 0; i < count; i++) {
            HttpRequest request = HttpRequest.newBuilder(stream)
                    .header("Accept", "text/event-stream")
                    .build();
            streams.add(client.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Viewer())));
        }
    }

    /** How many have been answered. */
    int there() {
        return there.get();
    }

    /** The signal of a device is committed. */
    void committed(String device) {
        committed.put(device, System.nanoTime());
    }

    /** One for each alert and viewer. */
    List<Double> millis() {
        return List.copyOf(millis);
    }

    /** Counts each alert once. */
    private final class Viewer implements Flow.Subscriber<String> {
        private final java.util.Set<String> seen = new java.util.HashSet<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            there.incrementAndGet();
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            Matcher matcher = DEVICE.matcher(line);
            if (matcher.find() && seen.add(matcher.group(1))) {
                Long at = committed.get(matcher.group(1));
                // it may be here before whoever has written it knows that it is committed
                millis.add(at == null ? 0 : (System.nanoTime() - at) / 1e6);
            }
        }

        @Override
        public void onError(Throwable e) {
            // what did not arrive is missing from the count
        }

        @Override
        public void onComplete() {
            // as above
        }
    }

    @Override
    public void close() {
        streams.forEach(stream -> stream.cancel(true));
    }
}
