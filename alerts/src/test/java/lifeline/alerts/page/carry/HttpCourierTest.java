package lifeline.alerts.page.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import lifeline.alerts.page.channel.Outgoing;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server on this machine. */
class HttpCourierTest {
    private static final AtomicInteger INSIDE = new AtomicInteger();

    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        vertx = Vertx.vertx();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/ok", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Location", "/inside");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/inside", exchange -> {
            exchange.getRequestBody().readAllBytes();
            INSIDE.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[64 * 1024];
            try {
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(part);
                }
            } catch (IOException e) {
                // whoever asked has heard enough
            }
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        vertx.close();
    }

    private static int port() {
        return server.getAddress().getPort();
    }

    private static Delivery post(String url, List<String> listed, Destinations.Names names) {
        return new HttpCourier(vertx, new Destinations(listed), names, Optional.empty(), Optional.empty())
                .post(
                        new Outgoing(url, Map.of("Content-Type", "application/json"), "{}"),
                        (status, body) -> Delivery.of(Outcome.SENT, status, body));
    }

    private static Delivery post(String path) {
        return post("http://127.0.0.1:" + port() + path, List.of("127.0.0.1"), InetAddress::getAllByName);
    }

    @Test
    void anAnswerIsReadAsTheProviderMeansIt() {
        assertEquals("ok", post("/ok").answer());
    }

    @Test
    void nothingGoesToThisMachineUnlessItIsListed() {
        Delivery refused = post("http://127.0.0.1:" + port() + "/inside", List.of(), InetAddress::getAllByName);
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertTrue(refused.answer().contains("LIFELINE_PAGE_ALLOW"), refused.answer());
        assertEquals(0, INSIDE.get());
    }

    @Test
    void aNameThatLeadsToThisMachineIsRefusedWhateverItIsCalled() {
        Destinations.Names rebound = host -> InetAddress.getAllByName("127.0.0.1");
        Delivery refused = post("http://hooks.example:" + port() + "/inside", List.of(), rebound);
        assertEquals(Outcome.REFUSED, refused.outcome());
        assertEquals(0, INSIDE.get());
    }

    @Test
    void itGoesToTheAddressThatWasLookedAtThoughTheNameLeadsElsewhereAMomentLater() {
        AtomicInteger asked = new AtomicInteger();
        Destinations.Names changing = host -> {
            asked.incrementAndGet();
            return InetAddress.getAllByName("127.0.0.1");
        };
        // nobody but that resolver knows the name: it could not be reached if it were looked up again
        Delivery sent = post("http://no-such-name.invalid:" + port() + "/ok", List.of("127.0.0.0/8"), changing);
        assertEquals(Outcome.SENT, sent.outcome());
        assertEquals(1, asked.get());
    }

    @Test
    void aRedirectIsNotFollowed() {
        Delivery refused = post("/elsewhere");
        assertEquals(Outcome.REFUSED, refused.outcome(), refused.answer());
        assertEquals(0, INSIDE.get());
    }

    @Test
    void ofAnEndlessAnswerOnlyTheBeginningIsRead() {
        Delivery delivery = post("/endless");
        assertEquals(Outcome.SENT, delivery.outcome());
        assertTrue(delivery.answer().length() <= 1_000);
    }

    @Test
    void whereNobodyListensItCannotHaveArrived() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Delivery failed = post("http://127.0.0.1:" + free + "/", List.of("127.0.0.1"), InetAddress::getAllByName);
        assertEquals(Outcome.FAILED, failed.outcome());
    }

    @Test
    void whoHangsUpWithoutAnAnswerMayHaveTakenIt() {
        assertEquals(Outcome.UNKNOWN, post("/broken").outcome());
    }

    @Test
    void otherSchemesAreRefused() {
        assertEquals(
                Outcome.REFUSED,
                post("file:///etc/passwd", List.of(), InetAddress::getAllByName).outcome());
        assertFalse(post("gopher://x/", List.of(), InetAddress::getAllByName).outcome() == Outcome.SENT);
    }
}
