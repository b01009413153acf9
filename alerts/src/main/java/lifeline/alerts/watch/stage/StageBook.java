package lifeline.alerts.watch.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong now, and what of it is to be told: when it begins, every half hour while it lasts [default], and when it is over. */
final class StageBook {
    static final Duration AGAIN = Duration.ofMinutes(30);

    private final Map<String, Open> open = new LinkedHashMap<>();

    private record Open(Finding finding, Instant toldAt, int told) {}

    /**
     * What is to be told.
     *
     * @param number 0 for the first time, then how often it was told before
     * @param isOver whether it is well again
     */
    record Telling(Finding finding, int number, boolean isOver) {}

    List<Telling> take(List<Finding> findings, Instant now) {
        List<Telling> tellings = new ArrayList<>();
        Map<String, Finding> found = new LinkedHashMap<>();
        findings.forEach(finding -> found.put(finding.key(), finding));
        open.entrySet().removeIf(entry -> {
            boolean isOver = !found.containsKey(entry.getKey());
            if (isOver) {
                tellings.add(
                        new Telling(entry.getValue().finding(), entry.getValue().told(), true));
            }
            return isOver;
        });
        found.forEach((key, finding) -> {
            Open known = open.get(key);
            if (known == null) {
                open.put(key, new Open(finding, now, 1));
                tellings.add(new Telling(finding, 0, false));
            } else if (!now.isBefore(known.toldAt().plus(AGAIN))) {
                open.put(key, new Open(known.finding(), now, known.told() + 1));
                tellings.add(new Telling(
                        new Finding(
                                finding.stage(),
                                finding.subject(),
                                known.finding().since(),
                                finding.detail()),
                        known.told(),
                        false));
            }
        });
        return tellings;
    }
}
