package lifeline.stream.replay;

import java.util.Locale;

/** A line of JSON for each run of a batch. */
final class Answer {
    private Answer() {}

    static String of(String file, Replay.Outcome outcome, double seconds) {
        return String.format(
                Locale.ROOT,
                "{\"file\":%s,\"readings\":%d,\"signals\":%d,\"seconds\":%.3f}",
                quoted(file),
                outcome.readings(),
                outcome.signals(),
                seconds);
    }

    static String error(String message) {
        return "{\"error\":" + quoted(message) + '}';
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
