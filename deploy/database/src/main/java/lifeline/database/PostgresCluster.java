package lifeline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The data directory of a server: made whole or not at all, and freed from a server that was left behind in it. */
final class PostgresCluster {
    static final String ADMIN = "lifeline_admin";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path directory;

    PostgresCluster(Path directory) {
        this.directory = directory;
    }

    boolean exists() {
        return Files.exists(directory.resolve("PG_VERSION"));
    }

    Path directory() {
        return directory;
    }

    /** Makes it under another name first: a start that was cut off leaves nothing that looks like a database. */
    void create(PostgresBinaries binaries, Path passwordFile) throws IOException {
        Path fresh = directory.resolveSibling("postgres.new");
        PostgresCommandOutput.run(
                PostgresCommand.plain(List.of("rm", "-rf", fresh.toString())),
                "a half made database cannot be removed");
        PostgresCommandOutput.run(
                PostgresCommand.plain(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=" + ADMIN,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions")),
                "the database cannot be made");
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ends a server that still runs here although the program that had started it is gone. */
    void endOrphan() throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        ProcessHandle orphan = serverNamedIn(pidFile).orElse(null);
        if (orphan == null) {
            return;
        }
        System.out.println("ending a server left behind, process " + orphan.pid());
        signal(orphan, "-INT");
        if (!ended(orphan, pidFile)) {
            signal(orphan, "-QUIT");
            if (!ended(orphan, pidFile)) {
                throw new IOException("process " + orphan.pid() + " still uses " + directory + " and does not end");
            }
        }
    }

    private static Optional<ProcessHandle> serverNamedIn(Path pidFile) throws IOException {
        try {
            String first =
                    Files.readString(pidFile).lines().findFirst().orElse("").strip();
            return first.matches("\\d{1,10}")
                    ? ProcessHandle.of(Long.parseLong(first)).filter(PostgresCluster::isServer)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static void signal(ProcessHandle process, String signal) throws IOException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    }

    /** The file goes last; the process may linger as a zombie where process 1 does not care for orphans. */
    private static boolean ended(ProcessHandle process, Path pidFile) throws IOException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && Files.exists(pidFile)) {
            if (System.nanoTime() > giveUpAt) {
                return false;
            }
            PostgresServer.pause(PostgresServer.POLL);
        }
        return true;
    }
}
