package lifeline.simulators.score.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.contract.clock.CityClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a service that shows only the time, over real HTTP. */
class ChainClockTest {
    private static final Instant CITY = Instant.parse("2030-01-01T00:00:00Z");

    private final HttpServer service;

    ChainClockTest() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] status = ("{\"now\":\"" + CITY + "\",\"speed\":20.0}").getBytes(StandardCharsets.UTF_8);
        service.createContext("/api/v1/status", exchange -> {
            exchange.sendResponseHeaders(200, status.length);
            exchange.getResponseBody().write(status);
            exchange.close();
        });
    }

    @BeforeEach
    void start() {
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void theCitysTimeAndSpeedAreWhatItsServiceShows() throws InterruptedException {
        CityClock clock = ChainClock.of(settings(Map.of()), line -> {});

        assertEquals(20, clock.speed());
        Duration since = Duration.between(CITY, clock.instant());
        assertTrue(!since.isNegative() && since.compareTo(Duration.ofMinutes(10)) < 0, since::toString);
    }

    @Test
    void anotherSpeedThanTheCitysIsRefused() {
        ChainSettings settings = settings(Map.of("--speed", "10"));

        String told =
                String.valueOf(assertThrows(IllegalStateException.class, () -> ChainClock.of(settings, line -> {}))
                        .getMessage());
        assertTrue(told.contains("--speed 20.0"), told);
    }

    /** Nobody listens on port 8080 of that machine, which is this one. */
    @Test
    void withoutAServiceTheSystemsTimeIsTakenOnlyWhenTheSpeedIsSaid() throws InterruptedException {
        Map<String, String> alone =
                Map.of("--url", "mqtt://127.77.0.1:1883", "--db", "jdbc:postgresql://127.0.0.1/city");
        Map<String, String> sure = new HashMap<>(alone);
        sure.put("--speed", "1");

        String told =
                String.valueOf(assertThrows(IllegalStateException.class, () -> ChainClock.of(parsed(alone), line -> {}))
                        .getMessage());
        assertTrue(told.contains("--service") && told.contains("--speed 1"), told);
        assertEquals(CityClock.SYSTEM, ChainClock.of(parsed(sure), line -> {}));
    }

    private ChainSettings settings(Map<String, String> more) {
        Map<String, String> given = new HashMap<>(more);
        given.put("--url", "mqtt://127.0.0.1:1883");
        given.put("--db", "jdbc:postgresql://127.0.0.1:5432/city");
        given.put("--service", "http://127.0.0.1:" + service.getAddress().getPort());
        return parsed(given);
    }

    private static ChainSettings parsed(Map<String, String> given) {
        List<String> faults = new ArrayList<>();
        return ChainSettings.parse(given, Map.of(), faults)
                .orElseThrow(() -> new IllegalStateException(String.join(", ", faults)));
    }
}
