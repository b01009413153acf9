package lifeline.alerts.rest.registry;

import java.util.List;
import java.util.Optional;
import lifeline.alerts.registry.store.Search;
import lifeline.alerts.rest.Problem;
import lifeline.alerts.rest.Query;
import lifeline.contract.domain.Text;
import org.jspecify.annotations.Nullable;

/** Reads what the resources of the registry are sent. */
final class Searches {
    static final String CSV = "text/csv";
    static final int MOST = 1_000;
    static final int MOST_EXPORTED = 1_000_000;
    private static final int LONGEST = 200;

    private Searches() {}

    static Search of(
            @Nullable String domain,
            @Nullable String district,
            @Nullable String owner,
            @Nullable String asset,
            @Nullable String text,
            @Nullable String all,
            @Nullable String after,
            @Nullable String limit) {
        return new Search(
                Query.text("domain", domain, LONGEST),
                Query.text("district", district, LONGEST),
                Query.text("owner", owner, LONGEST),
                Query.text("asset", asset, LONGEST),
                Query.text("q", text, LONGEST),
                Query.flag("all", all),
                Query.text("after", after, LONGEST),
                Query.number("limit", limit, 1, MOST, 100));
    }

    /** What is missing is empty, and found to be so by the check. */
    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    static Text text(@Nullable Text text) {
        return text == null ? new Text("", "") : new Text(text(text.zh()), text(text.en()));
    }

    static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw Problem.badRequest(String.join("; ", faults));
        }
    }

    static boolean isTrial(@Nullable String trial) {
        return Query.flag("trial", trial);
    }

    static byte[] file(byte @Nullable [] csv) {
        return Optional.ofNullable(csv)
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> Problem.badRequest("a CSV file is missing"));
    }
}
