package lifeline.launcher.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things a program said, for the case that they explain why it ended; stack frames left out. */
final class RecentLines {
    private static final int KEPT = 4;
    private static final int LONGEST = 300;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("ready {") || text.startsWith("at ") || text.startsWith("... ")) {
            return;
        }
        lines.addLast(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }
}
