package lifeline.launcher.up;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.signal.Severity;
import lifeline.launcher.store.SignalFeed;
import lifeline.launcher.store.StoreUnavailableException;

/** Shows signals in the terminal as they come; when they come in masses, the gravest of them. */
final class SignalLines {
    private static final int SHOWN = 6;

    private final SignalFeed feed;
    private final Catalogue catalogue;
    private final Consumer<String> say;

    SignalLines(SignalFeed feed, Catalogue catalogue, Consumer<String> say) {
        this.feed = feed;
        this.catalogue = catalogue;
        this.say = say;
    }

    void show() {
        List<SignalFeed.Entry> entries;
        try {
            entries = feed.next();
        } catch (StoreUnavailableException e) {
            return; // it is being restarted, which is shown; nothing is skipped
        }
        entries.stream()
                .sorted(Comparator.comparing(SignalLines::severity).reversed())
                .limit(SHOWN)
                .map(this::line)
                .forEach(say);
        if (entries.size() > SHOWN) {
            say.accept("  … and " + (entries.size() - SHOWN) + " more signals");
        }
    }

    private static Severity severity(SignalFeed.Entry entry) {
        return Severity.valueOf(entry.severity());
    }

    private String line(SignalFeed.Entry entry) {
        String title =
                catalogue.rule(entry.rule()).map(rule -> rule.title().en()).orElse(entry.rule());
        return String.format(
                Locale.ROOT,
                "  %s%-8s %-6s %s: %s at %s, %.4g",
                ExerciseId.of(entry.subject()).isPresent() ? "EXERCISE " : "",
                entry.kind().toLowerCase(Locale.ROOT),
                entry.severity(),
                title,
                entry.subject(),
                entry.asset(),
                entry.value());
    }
}
