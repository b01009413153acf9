package lifeline.launcher.drill.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lifeline.launcher.Refusal;

/**
 * A webhook on this machine that counts what arrives, by {@code Idempotency-Key}. It throws nothing away that comes twice: what
 * a receiver would have to is what the drill wants to know.
 */
public final class PageSink implements AutoCloseable {
    private static final int OK = 200;
    private static final int WRONG = 400;

    private final Map<Long, Integer> receipts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4, work -> {
        Thread thread = new Thread(work, "page-sink");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    private PageSink(HttpServer server) {
        this.server = server;
    }

    public static PageSink open() {
        try {
            PageSink sink =
                    new PageSink(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            sink.server.createContext("/page", sink::receive);
            sink.server.setExecutor(sink.threads);
            sink.server.start();
            return sink;
        } catch (IOException e) {
            throw Refusal.failed("nobody can be paged: no port is free on this machine: " + e.getMessage());
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            if (key == null || !key.matches("\\d{1,18}")) {
                exchange.sendResponseHeaders(WRONG, -1);
                return;
            }
            receipts.merge(Long.parseLong(key), 1, Integer::sum);
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/page");
    }

    /** How often each page has arrived, by its number. */
    Map<Long, Integer> receipts() {
        return Map.copyOf(receipts);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
