package lifeline.launcher.drill.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lifeline.launcher.DrillOptions;
import lifeline.launcher.city.RunningCity;
import lifeline.launcher.drill.kill.Outage;
import lifeline.launcher.drill.kill.Part;
import lifeline.launcher.ledger.Ledger;
import lifeline.launcher.report.Figures;
import lifeline.launcher.report.Spread;
import org.jspecify.annotations.Nullable;

/** What a drill amounted to: for people, as JSON, and as a page. */
public final class DrillReport {

    private final DrillOptions options;
    private final boolean isWhole;
    private final List<Outage> outages;
    private final List<StoredRate.Sample> samples;
    private final Books books;
    private final Map<String, Integer> restarts;
    private final List<String> givenUp;

    /** @param isWhole whether it ran to its end and everything recovered */
    public DrillReport(
            DrillOptions options,
            boolean isWhole,
            List<Outage> outages,
            List<StoredRate.Sample> samples,
            Books books,
            RunningCity running) {
        this.options = options;
        this.isWhole = isWhole;
        this.outages = List.copyOf(outages);
        this.samples = List.copyOf(samples);
        this.books = books;
        this.restarts = running.restarts();
        this.givenUp = running.givenUp();
    }

    /** 0 only when the books close and every part has recovered from each kill. */
    public int exitCode() {
        return isWhole && books.close() && givenUp.isEmpty() && unrecovered() == 0 ? 0 : 1;
    }

    private long unrecovered() {
        return outages.stream().filter(outage -> outage.recovery().isEmpty()).count();
    }

    private Optional<Spread> recovery() {
        return Spread.of(outages.stream()
                .flatMap(outage -> outage.recovery().stream())
                .map(time -> time.toMillis() / 1e3)
                .toList());
    }

    private Optional<Spread> latency() {
        return Spread.of(books.alerts().latencies().stream()
                .map(time -> time.toNanos() / 1e6)
                .toList());
    }

    private double perSecond(long number) {
        return Math.round(number / Math.max(1e-3, books.published().toMillis() / 1e3) * 10) / 10.0;
    }

    private long killedWhileAnotherWasDown() {
        return outages.stream().filter(outage -> !outage.alsoDown().isEmpty()).count();
    }

    public String json() {
        Ledger ledger = books.ledger();
        Figures figures = new Figures();
        figures.put("published", ledger.published());
        figures.put("stored", ledger.stored());
        figures.put("duplicate", ledger.duplicate());
        figures.put("possible_duplicate", ledger.possibleDuplicate());
        figures.put("lost", ledger.lost());
        figures.put("duplicated", ledger.duplicated());
        figures.put("rejected", ledger.rejected());
        figures.put("messages_per_s", perSecond(books.messages()));
        figures.put("readings_per_s", perSecond(ledger.published()));
        latency().ifPresent(spread -> figures.put("alert_latency_ms", spread.figures(true)));
        figures.put("alerts_expected", books.alerts().expected());
        figures.put("alerts", books.alerts().found());
        figures.put("alerts_lost", books.alerts().lost());
        figures.put("alerts_duplicated", books.alerts().duplicated());
        figures.put("kills", outages.size());
        figures.put("pages", books.pages().pages());
        figures.put("pages_duplicated", books.pages().duplicated());
        figures.put("pages_possibly_twice", books.pages().possiblyTwice());
        figures.put("pages_lost", books.pages().lost());
        recovery().ifPresent(spread -> figures.put("recovery_s", spread.figures(false)));
        figures.put("seconds", options.length().toSeconds());
        figures.put("rate", options.rate());
        figures.put("seed", options.seed());
        figures.put("untimed_share", Math.round(books.untimed() * 1e3) / 1e3);
        figures.put("kills_while_another_was_down", killedWhileAnotherWasDown());
        figures.put("unrecovered", unrecovered());
        figures.put("unacknowledged", ledger.unacknowledged());
        figures.put("restarts", restarts);
        figures.put("faults", faults());
        figures.put("exit_code", exitCode());
        figures.put("timeline", outages.stream().map(DrillReport::entry).toList());
        return figures.json();
    }

    private static Map<String, @Nullable Object> entry(Outage outage) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("second", outage.at().toMillis() / 1e3);
        entry.put("part", outage.part().word());
        entry.put("at", outage.killedAt().toString());
        entry.put(
                "recovery_s",
                outage.recovery().map(time -> time.toMillis() / 1e3).orElse(null));
        entry.put("also_down", outage.alsoDown().stream().map(Part::word).toList());
        return entry;
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>(books.faults());
        faults.addAll(books.alerts().faults());
        givenUp.forEach(program -> faults.add(program + " kept dying and was given up"));
        outages.stream()
                .filter(outage -> outage.recovery().isEmpty())
                .forEach(outage -> faults.add(outage.part().word() + " killed at second "
                        + outage.at().toSeconds() + " did not work again"));
        if (!isWhole) {
            faults.add("the drill did not come to its end");
        }
        return faults;
    }

    public String text() {
        Ledger ledger = books.ledger();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "The drill killed %d times in %d s: %s",
                outages.size(),
                options.length().toSeconds(),
                victims());
        line(text, "  another part was down at %d of these moments", killedWhileAnotherWasDown());
        recovery().ifPresent(spread -> line(text, "  works again  p50 %.1f s, max %.1f s", spread.p50(), spread.max()));
        line(
                text,
                "  load         %,.0f messages/s, %.0f %% of the readings without a time",
                perSecond(books.messages()),
                books.untimed() * 100);
        line(
                text,
                "  ledger       published %,d = stored %,d + duplicate %,d + rejected %,d + lost %,d",
                ledger.published(),
                ledger.stored(),
                ledger.duplicate(),
                ledger.rejected(),
                ledger.lost());
        line(
                text,
                "               duplicated %,d, possible duplicates %,d (marked so)",
                ledger.duplicated(),
                ledger.possibleDuplicate());
        line(
                text,
                "  alerts       expected %,d, found %,d, lost %,d, duplicated %,d",
                books.alerts().expected(),
                books.alerts().found(),
                books.alerts().lost(),
                books.alerts().duplicated());
        line(
                text,
                "  pages        arrived %,d, lost %,d, duplicated %,d, possibly twice %,d (counted)",
                books.pages().pages(),
                books.pages().lost(),
                books.pages().duplicated(),
                books.pages().possiblyTwice());
        latency()
                .ifPresent(spread -> line(
                        text,
                        "  delay        p50 %,.0f ms, p99 %,.0f ms, max %,.0f ms, kills included",
                        spread.p50(),
                        spread.p99(),
                        spread.max()));
        faults().stream().limit(20).forEach(fault -> line(text, "! %s", fault));
        line(text, exitCode() == 0 ? "  Nothing lost, nothing twice." : "  Not as it should be.");
        return text.toString();
    }

    private String victims() {
        Map<String, Long> times = outages.stream()
                .collect(Collectors.groupingBy(
                        outage -> outage.part().word(), java.util.TreeMap::new, Collectors.counting()));
        return times.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    public String page() {
        return new DrillPage(options.length(), outages, samples).html(text());
    }
}
