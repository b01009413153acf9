package lifeline.simulators.score.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import lifeline.contract.clock.CityClock;

/**
 * The clock of the chain's city: the one in the environment, else what the service shows, from the quickest of a few answers. Where
 * nobody names a service and none answers beside the broker, it must be said that the city runs at speed 1; it then lives in the
 * system's time.
 */
final class ChainClock {
    private static final int PORT = 8_080;
    private static final String STATUS = "/api/v1/status";
    private static final int ASKED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final double SAME = 1e-6;

    private ChainClock() {}

    /**
     * @param say takes lines for people
     * @throws IllegalStateException when it cannot be read, or runs at another speed than was said
     */
    static CityClock of(ChainSettings settings, Consumer<String> say) throws InterruptedException {
        CityClock clock = known(settings, say);
        double speed = settings.speed().orElse(clock.speed());
        if (Math.abs(clock.speed() - speed) > SAME) {
            throw new IllegalStateException("the chain's city runs at speed " + clock.speed() + ", not " + speed
                    + ": say --speed " + clock.speed());
        }
        return clock;
    }

    private static CityClock known(ChainSettings settings, Consumer<String> say) throws InterruptedException {
        if (!settings.environment().isEmpty()) {
            return CityClock.from(settings.environment());
        }
        if (settings.service().isPresent()) {
            return shown(settings.service().get());
        }
        try {
            return shown(besideBroker(settings));
        } catch (IllegalStateException e) {
            if (settings.speed().orElse(0) != 1) {
                throw new IllegalStateException(
                        e.getMessage()
                                + "\n--service names the service of the chain; --speed 1 says that its city lives in the system's time",
                        e);
            }
            say.accept("The system's time is taken for the city's: " + e.getMessage());
            return CityClock.SYSTEM;
        }
    }

    private static URI besideBroker(ChainSettings settings) {
        String host = URI.create(settings.broker().url()).getHost();
        return URI.create("http://" + (host == null ? "127.0.0.1" : host) + ':' + PORT);
    }

    private record Shown(CityClock clock, Duration took) {}

    private static CityClock shown(URI service) throws InterruptedException {
        URI status = service.resolve(STATUS);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        Optional<Shown> best = Optional.empty();
        for (int i = 0; i < ASKED; i++) {
            Shown next = ask(client, status);
            if (best.isEmpty() || next.took().compareTo(best.get().took()) < 0) {
                best = Optional.of(next);
            }
        }
        return best.orElseThrow().clock();
    }

    private static Shown ask(HttpClient client, URI status) throws InterruptedException {
        try {
            Instant before = Instant.now();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(status).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            Duration took = Duration.between(before, Instant.now());
            JsonNode told = new JsonMapper().readTree(answer.body());
            if (answer.statusCode() != 200 || told == null || !told.has("now") || !told.has("speed")) {
                throw new IllegalStateException(
                        status + " does not tell the city's time, but answers " + answer.statusCode());
            }
            Instant now = Instant.parse(told.path("now").asText());
            double speed = told.path("speed").asDouble();
            return new Shown(CityClock.of(now, before.plus(took.dividedBy(2)), speed), took);
        } catch (IOException e) {
            String why = e instanceof ConnectException ? "nobody answers there" : e.toString();
            throw new IllegalStateException("the city's time cannot be read from " + status + ": " + why, e);
        }
    }
}
