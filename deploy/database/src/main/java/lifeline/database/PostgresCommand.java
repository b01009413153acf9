package lifeline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL's programs are called. They refuse to run as root: for root they run in a user namespace of their own,
 * where the same user owns the same files without being root.
 */
final class PostgresCommand {
    /**
     * Runs its arguments as a child and ends it when standard input ends: so the server dies with the program that holds
     * the other end, however that dies. Beyond the terminal's reach where the machine has setsid, so that Ctrl-C reaches
     * the server last.
     */
    private static final String ENDS_WITH_INPUT = """
            exec 3<&0
            if command -v setsid >/dev/null 2>&1; then set -- setsid "$@"; fi
            "$@" </dev/null 3<&- &
            server=$!
            (
                while read -r line <&3; do :; done
                kill -INT $server
                tries=0
                while kill -0 $server && [ $tries -lt 60 ]; do sleep 0.25; tries=$((tries + 1)); done
                kill -QUIT $server
            ) >/dev/null 2>&1 &
            watch=$!
            exec 3<&-
            trap '' INT TERM HUP
            wait $server
            code=$?
            kill $watch 2>/dev/null
            exit $code
            """;

    private PostgresCommand() {}

    static List<String> plain(List<String> command) throws IOException {
        if (!isRoot()) {
            return command;
        }
        if (!succeeds(List.of("unshare", "--user", "true"))) {
            throw new IOException(
                    "PostgreSQL does not run as root, and this machine does not allow root a user namespace"
                            + " (unshare --user); start Lifeline as an ordinary user, or set LIFELINE_DB_URL");
        }
        return prefixed(List.of("unshare", "--user"), command);
    }

    static List<String> endingWithInput(List<String> command) throws IOException {
        return prefixed(List.of("sh", "-c", ENDS_WITH_INPUT, "lifeline-postgres"), plain(command));
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    private static boolean isRoot() throws IOException {
        // what a new file of ours belongs to; user.name can be set to anything
        Path probe = Files.createTempFile("lifeline-", ".owner");
        try {
            return Files.getAttribute(probe, "unix:uid").equals(0);
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
