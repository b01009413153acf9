package lifeline.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import lifeline.contract.process.ChildProcess;
import lifeline.database.migration.MigrateMain;

/** A database in a process of its own, for tests: started on a free port, ended with {@link #close} or {@link #kill}. */
public final class DatabaseProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration FOLLOWS = Duration.ofSeconds(20);
    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();
    private static final List<String> SMALL = List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final ChildProcess child;
    private final Path data;
    private final Map<String, Object> facts;

    private DatabaseProcess(ChildProcess child, Path data) {
        this.child = child;
        this.data = data;
        this.facts = child.awaitReady(PATIENCE);
    }

    /** Starts it on any free port and returns once it takes connections; its tables come with {@link #migrated}. */
    public static DatabaseProcess start(Path data) {
        return start(data, 0);
    }

    /** Starts it on {@code port}, so that clients of an earlier one find it again. */
    public static DatabaseProcess start(Path data, int port) {
        ChildProcess child = ChildProcess.start(
                command(
                        "database",
                        DatabaseMain.class,
                        Map.of(DatabaseSettings.DATA, data.toString(), DatabaseSettings.PORT, Integer.toString(port)),
                        data),
                line -> {});
        try {
            return new DatabaseProcess(child, data);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /**
     * Brings its tables to the version of this build, and makes the login roles {@code lifeline_job_login}, {@code
     * lifeline_service_login}, {@code lifeline_reader_login} and {@code lifeline_player_login}, all with the password of {@link #password}.
     */
    public DatabaseProcess migrated() {
        Map<String, String> environment = Map.of(
                "LIFELINE_DB_URL", url(),
                "LIFELINE_DB_USER", user(),
                "LIFELINE_DB_PASSWORD", password(),
                "LIFELINE_JOB_PASSWORD", password(),
                "LIFELINE_SERVICE_PASSWORD", password(),
                "LIFELINE_READER_PASSWORD", password(),
                "LIFELINE_PLAYER_PASSWORD", password());
        try (ChildProcess migration =
                ChildProcess.start(command("migration", MigrateMain.class, environment, data), line -> {})) {
            migration.awaitReady(PATIENCE);
        }
        return this;
    }

    private static ChildProcess.Command command(
            String name, Class<?> main, Map<String, String> environment, Path data) {
        return new ChildProcess.Command(
                name,
                ChildProcess.classPathOf(DatabaseMain.class),
                main.getName(),
                SMALL,
                List.of(),
                environment,
                data.resolve("logs").resolve(name + ".log"));
    }

    /** {@code jdbc:postgresql://127.0.0.1:PORT/lifeline}. */
    public String url() {
        return String.valueOf(facts.get("url"));
    }

    /** The administrator, who may do anything. */
    public String user() {
        return String.valueOf(facts.get("user"));
    }

    public String password() {
        return String.valueOf(facts.get("password"));
    }

    public int port() {
        return Integer.parseInt(url().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    public long pid() {
        return child.pid();
    }

    /** Ends it at once, as a power cut would, and returns when the server itself, which follows, is gone, too. */
    public void kill() {
        int port = port();
        child.kill();
        Instant end = Instant.now().plus(FOLLOWS);
        while (isListening(port)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the server outlived its process; see " + child.log());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
