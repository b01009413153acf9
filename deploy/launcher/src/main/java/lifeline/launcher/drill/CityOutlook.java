package lifeline.launcher.drill;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.launcher.drill.kill.Outages;
import lifeline.launcher.drill.kill.Part;
import lifeline.launcher.store.ProbeRows;
import lifeline.launcher.store.StoreUnavailableException;

/**
 * Sees the city as a stranger would. Job, broker and store work when a reading made since has reached the store: it went
 * through all three. The service works when it says that it is ready and shows the newest alert.
 */
final class CityOutlook implements Outages.Outlook {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final ProbeRows rows;
    private final String service;
    private final String replica;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWERS_WITHIN)
            .build();

    /** @param replicaPort 0 where no second service runs */
    CityOutlook(ProbeRows rows, int httpPort, int replicaPort) {
        this.rows = rows;
        this.service = "http://127.0.0.1:" + httpPort;
        this.replica = "http://127.0.0.1:" + replicaPort;
    }

    @Override
    public boolean works(Part part, Instant since) {
        try {
            return switch (part) {
                case JOB, BROKER, STORE ->
                    rows.newestReading().filter(since::isBefore).isPresent();
                case ALERTS -> isServing(service, since);
                case REPLICA -> isServing(replica, since);
            };
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private boolean isServing(String address, Instant since) {
        if (get(address + "/q/health/ready").isEmpty()) {
            return false;
        }
        Optional<Long> newest = rows.newestAlert(since);
        if (newest.isEmpty()) {
            return false;
        }
        OptionalLong shown = get(address + "/api/v1/alerts?state=all&limit=1")
                .map(CityOutlook::newestShown)
                .orElse(OptionalLong.empty());
        return shown.isPresent() && shown.getAsLong() >= newest.get();
    }

    private static OptionalLong newestShown(String body) {
        try {
            return OptionalLong.of(new JsonMapper()
                    .readTree(body)
                    .path("items")
                    .path(0)
                    .path("id")
                    .asLong(0));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private Optional<String> get(String url) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(ANSWERS_WITHIN)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
