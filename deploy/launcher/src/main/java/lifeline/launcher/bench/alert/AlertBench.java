package lifeline.launcher.bench.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.launcher.Refusal;
import lifeline.launcher.city.CityStart;
import lifeline.launcher.city.Load;
import lifeline.launcher.city.OpenCity;
import lifeline.launcher.city.RunningCity;
import lifeline.launcher.drill.kill.Part;
import lifeline.launcher.drill.page.OnCall;
import lifeline.launcher.drill.page.PageSink;
import lifeline.launcher.drill.page.PageTally;
import lifeline.launcher.place.Build;
import lifeline.launcher.report.Spread;
import lifeline.launcher.watch.Backoff;

/** {@code ./lifeline bench --alerts}. Slow: each phase takes about a minute. */
public final class AlertBench {
    private static final int DEVICES = 300;
    private static final int OPEN = 10_000;
    private static final int CLOSED = 1_000_000;
    private static final int VIEWERS = 200;
    /** Below the pace at which a storm is declared. */
    private static final int SINGLE = 60;

    private static final Duration PACE = Duration.ofMillis(1_300);
    private static final int STORM = 5_000;
    private static final int STORM_SECONDS = 10;
    private static final int LISTS = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Optional<Path> json;
    private final Build build;
    private final Map<String, String> environment;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    public AlertBench(Optional<Path> json, Build build, Map<String, String> environment) {
        this.json = json;
        this.build = build;
        this.environment = environment;
    }

    /** @return the exit code: 0 when every signal became an alert that was told, and nothing was lost or told twice */
    public int run() {
        City city = City.generate(Simulation.all(Catalogue.load()), DEVICES);
        Load nothing = new Load(false, Optional.empty(), DEVICES, 1, OptionalDouble.empty(), Optional.empty(), 0);
        OpenCity.Plan plan = new OpenCity.Plan(
                nothing,
                city,
                build.home().resolve("target").resolve("bench-alerts"),
                true,
                1,
                false,
                Backoff.UNDER_FIRE,
                build,
                settings());
        try (PageSink sink = PageSink.open();
                OpenCity open = OpenCity.of(plan)) {
            Optional<CityStart.Started> started = open.start();
            if (started.isEmpty()) {
                System.out.println("Stopped before it had started.");
                return 1;
            }
            OnCall onCall = new OnCall(started.get().store(), sink);
            onCall.enter();
            AlertRows rows = new AlertRows(started.get().store());
            URI service = URI.create("http://127.0.0.1:" + open.surroundings().httpPort());
            boolean isWhole = singles(rows, service);
            lists(rows, service);
            return storms(rows, open.running(), onCall) && isWhole ? told(0) : told(1);
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(environment);
        settings.merge(OnCall.ALLOWED, OnCall.HERE, (given, here) -> given + "," + here);
        settings.putIfAbsent("LIFELINE_CHANNEL_TEST_AT", "off");
        return settings;
    }

    /** Red alerts one by one, with many open ones and many who watch. */
    private boolean singles(AlertRows rows, URI service) {
        say(
                "%,d alerts are open, %d people watch; %d red signals, one every %d ms",
                OPEN, VIEWERS, SINGLE, PACE.toMillis());
        rows.open(OPEN);
        try (Viewers viewers = new Viewers(service.resolve("/api/v1/alerts/stream"), VIEWERS)) {
            await(() -> viewers.there() == VIEWERS);
            for (int i = 0; i < SINGLE; i++) {
                String device = "seen-" + i;
                rows.signals(List.of(device), List.of("RED"));
                viewers.committed(device);
                sleep(PACE);
            }
            await(() ->
                    rows.attempted("seen-").size() == SINGLE && viewers.millis().size() == SINGLE * VIEWERS);
            spread("notification_attempted_ms", rows.attempted("seen-"));
            spread("viewer_ms", viewers.millis());
            figures.put("viewers", viewers.there());
            figures.put("viewer_events", viewers.millis().size());
            figures.put("viewer_events_expected", SINGLE * VIEWERS);
            return rows.attempted("seen-").size() == SINGLE && viewers.millis().size() == SINGLE * VIEWERS;
        }
    }

    private void lists(AlertRows rows, URI service) {
        say("%,d alerts are closed; %d lists of them", CLOSED, LISTS);
        rows.closed(CLOSED);
        HttpClient client = HttpClient.newHttpClient();
        String[] wanted = {
            "state=closed&limit=50",
            "state=all&limit=50",
            "state=closed&domain=gas&limit=50",
            "state=open&domain=heating&limit=50",
            "state=closed&domain=bridge&before=500000&limit=50",
            "state=closed&severity=red&limit=50",
            "state=closed&severity=red,orange&domain=water&before=200000&limit=50",
            "state=all&text=well&limit=50",
            "state=closed&district=%E6%97%A0%E6%AD%A4%E5%8C%BA&limit=50"
        };
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < LISTS; i++) {
            URI list = service.resolve("/api/v1/alerts?" + wanted[i % wanted.length]);
            long began = System.nanoTime();
            int status = status(client, list);
            if (status != 200) {
                throw Refusal.failed(list + " answered " + status);
            }
            if (i >= 2 * wanted.length) {
                millis.add((System.nanoTime() - began) / 1e6);
            }
        }
        spread("list_ms", millis);
    }

    private static int status(HttpClient client, URI uri) {
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw Refusal.failed(uri + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failed("interrupted");
        }
    }

    private boolean storm(AlertRows rows, Storm storm) {
        say(storm.title(), STORM, STORM_SECONDS);
        String prefix = storm.word() + "-";
        int each = STORM / STORM_SECONDS;
        for (int second = 0; second < STORM_SECONDS; second++) {
            long began = System.nanoTime();
            int first = second * each;
            List<String> devices = IntStream.range(first, first + each)
                    .mapToObj(i -> prefix + i)
                    .toList();
            List<String> severities = IntStream.range(first, first + each)
                    .mapToObj(i -> i % 10 == 0 ? "RED" : i % 10 < 3 ? "ORANGE" : "YELLOW")
                    .toList();
            rows.signals(devices, severities);
            if (second == STORM_SECONDS / 2) {
                storm.strike().run();
            }
            sleep(Duration.ofNanos(Math.max(0, 1_000_000_000 - (System.nanoTime() - began))));
        }
        await(() -> rows.told(prefix) == STORM && rows.isAllSent());
        List<Double> known =
                rows.redTold(prefix).stream().filter(millis -> !millis.isNaN()).toList();
        figures.put(storm.word() + "_signals", STORM);
        figures.put(storm.word() + "_alerts", rows.alerts(prefix));
        figures.put(storm.word() + "_told", rows.told(prefix));
        figures.put(storm.word() + "_red", STORM / 10);
        figures.put(storm.word() + "_red_told", known.size());
        spread(storm.word() + "_red_told_ms", known);
        return rows.alerts(prefix) == STORM && rows.told(prefix) == STORM && known.size() == STORM / 10;
    }

    /** @param strike what befalls the service half way */
    private record Storm(String word, String title, Runnable strike) {}

    private boolean storms(AlertRows rows, RunningCity running, OnCall onCall) {
        boolean isWhole =
                storm(rows, new Storm("storm", "a storm: %,d signals in %d s, a tenth of them red", () -> {}));
        isWhole &= storm(
                rows,
                new Storm(
                        "killed_storm",
                        "another, %,d signals in %d s, and the service is killed half way",
                        () -> running.kill(Part.ALERTS.program())));
        PageTally pages = onCall.tally();
        figures.put("pages", pages.pages());
        figures.put("pages_lost", pages.lost());
        figures.put("pages_duplicated", pages.duplicated());
        figures.put("pages_possibly_twice", pages.possiblyTwice());
        figures.put("attempts_in_the_busiest_minute", rows.busiestMinute());
        return isWhole && pages.lost() == 0 && pages.duplicated() == 0;
    }

    private int told(int exitCode) {
        figures.forEach((key, value) -> System.out.printf(Locale.ROOT, "  %-32s %s%n", key, value));
        json.ifPresent(file -> {
            try {
                Files.writeString(file, new JsonMapper().writeValueAsString(figures) + System.lineSeparator());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("figures can always be written", e);
            } catch (IOException e) {
                throw Refusal.failed("the figures cannot be written to " + file + ": " + e.getMessage());
            }
        });
        return exitCode;
    }

    private void spread(String key, List<Double> millis) {
        Object none = Collections.emptyMap();
        figures.put(
                key,
                Spread.of(millis).<Object>map(spread -> spread.figures(true)).orElse(none));
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private static void await(BooleanSupplier isSo) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean() && System.nanoTime() < deadline) {
            sleep(Duration.ofMillis(500));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failed("interrupted");
        }
    }
}
