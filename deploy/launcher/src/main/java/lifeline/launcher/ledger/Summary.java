package lifeline.launcher.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a run amounted to, for people and as JSON.
 *
 * @param ledger empty when the simulators did not run
 * @param givenUp programs that kept dying
 */
public record Summary(
        Duration ran,
        Map<String, DomainCount> domains,
        Optional<Ledger> ledger,
        Map<String, Integer> restarts,
        List<String> givenUp) {
    public Summary {
        domains = new LinkedHashMap<>(domains);
        restarts = new LinkedHashMap<>(restarts);
        givenUp = List.copyOf(givenUp);
    }

    /** 0 only when nothing was lost, nothing is there twice, and every program held out. */
    public int exitCode() {
        return givenUp.isEmpty() && ledger.map(Ledger::closes).orElse(true) ? 0 : 1;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "The city ran for %d s.", ran.toSeconds());
        line(text, "");
        line(text, "  %-14s %12s %8s %8s %8s", "domain", "readings", "raised", "cleared", "open");
        domains.forEach((domain, count) -> row(text, domain, count));
        row(text, "all", total());
        line(text, "");
        ledger.ifPresentOrElse(
                found -> describe(text, found), () -> line(text, "  no ledger: the simulators did not run"));
        restarts.forEach((program, times) -> line(text, "  %s was restarted %s", program, times(times)));
        givenUp.forEach(program -> line(text, "  %s kept dying and was given up", program));
        return text.toString();
    }

    private static void describe(StringBuilder text, Ledger ledger) {
        line(
                text,
                "  ledger, in readings: published %,d = stored %,d + duplicate %,d + rejected %,d + lost %,d",
                ledger.published(),
                ledger.stored(),
                ledger.duplicate(),
                ledger.rejected(),
                ledger.lost());
        line(
                text,
                "  stored twice %,d, possible duplicates %,d (marked so), stored though unacknowledged %,d",
                ledger.duplicated(),
                ledger.possibleDuplicate(),
                ledger.unacknowledged());
    }

    private static String times(int times) {
        return times == 1 ? "once" : times + " times";
    }

    private static void row(StringBuilder text, String domain, DomainCount count) {
        line(
                text,
                "  %-14s %,12d %,8d %,8d %,8d",
                domain,
                count.readings(),
                count.raised(),
                count.cleared(),
                count.open());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    private DomainCount total() {
        return domains.values().stream()
                .reduce(
                        DomainCount.NONE,
                        (a, b) -> new DomainCount(
                                a.readings() + b.readings(),
                                a.raised() + b.raised(),
                                a.cleared() + b.cleared(),
                                a.open() + b.open()));
    }

    public String json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("seconds", ran.toSeconds());
        ledger.ifPresent(found -> {
            content.put("published", found.published());
            content.put("stored", found.stored());
            content.put("duplicate", found.duplicate());
            content.put("possible_duplicate", found.possibleDuplicate());
            content.put("rejected", found.rejected());
            content.put("lost", found.lost());
            content.put("duplicated", found.duplicated());
            content.put("unacknowledged", found.unacknowledged());
        });
        content.put("domains", domains);
        content.put("restarts", restarts);
        content.put("given_up", givenUp);
        content.put("exit_code", exitCode());
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values only", e);
        }
    }
}
