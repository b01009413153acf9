package lifeline.launcher.up;

import java.time.Duration;
import java.util.Map;
import lifeline.launcher.UpOptions;
import lifeline.launcher.city.CityStart;
import lifeline.launcher.place.DataDirectory;
import lifeline.launcher.place.Surroundings;

/** What the user reads once the city runs: where to look, where to publish, how to log in. */
final class Greeting {
    private Greeting() {}

    static String of(
            CityStart.Started started,
            Surroundings surroundings,
            DataDirectory data,
            UpOptions options,
            Duration startedIn) {
        StringBuilder text = new StringBuilder();
        line(text, "");
        line(text, "The city is live, after " + startedIn.toSeconds() + " s.");
        line(text, "  console    http://127.0.0.1:" + surroundings.httpPort());
        line(text, "  broker     " + started.broker().url());
        line(
                text,
                "  store      " + started.store().url() + ", user lifeline_reader_login, password in "
                        + data.secret("database-reader"));
        line(text, "  logs       " + data.path().resolve("logs"));
        started.firstLogin().ifPresent(login -> line(text, "  log in as  " + described(login)));
        line(
                text,
                options.limit()
                        .map(limit -> "It ends by itself after " + limit.toSeconds() + " s; Ctrl-C ends it earlier.")
                        .orElse("Ctrl-C ends it; what it has stored stays in " + data.path() + "."));
        line(text, "");
        return text.toString();
    }

    private static String described(Map<?, ?> login) {
        return login.get("user") + " with the password " + login.get("password") + " (shown this once)";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
