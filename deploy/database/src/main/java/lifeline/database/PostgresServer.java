package lifeline.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running server and the one database in it. Commits are durable; it ends with this program. */
final class PostgresServer {
    static final String DATABASE = "lifeline";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(150);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(18);
    static final Duration POLL = Duration.ofMillis(100);
    private static final int ATTEMPTS = 5;
    /** For a small machine that also runs everything else; what makes commits durable is left as it comes: on. */
    private static final List<String> OPTIONS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=80",
            "shared_buffers=128MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "effective_cache_size=512MB",
            "synchronous_commit=on",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_wal_size=1GB",
            "max_worker_processes=4",
            "max_parallel_workers_per_gather=1",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_min_messages=warning",
            "password_encryption=scram-sha-256");

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and returns once it takes connections; a server that was killed recovers first. */
    static PostgresServer start(PostgresBinaries binaries, PostgresCluster cluster, int port, String password)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            PostgresServer server = launch(binaries, cluster, port);
            if (server.awaitConnections(password)) {
                server.makeDatabase(password);
                return server;
            }
            server.stop();
            if (attempt == ATTEMPTS) {
                throw new IOException("the server ended while it was starting; what it said is above");
            }
            // workers of a server killed a moment ago may still hold its memory, and a free port may be taken meanwhile
            pause(Duration.ofSeconds(attempt));
        }
    }

    private static PostgresServer launch(PostgresBinaries binaries, PostgresCluster cluster, int port)
            throws IOException {
        int chosen = port == 0 ? freePort() : port;
        List<String> command = new ArrayList<>(List.of(
                binaries.program("postgres").toString(),
                "-D",
                cluster.directory().toString(),
                "-p",
                "" + chosen));
        OPTIONS.forEach(option -> command.addAll(List.of("-c", option)));
        Process process = new ProcessBuilder(PostgresCommand.endingWithInput(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new PostgresServer(process, chosen);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** False when the server has ended instead. */
    private boolean awaitConnections(String password) throws IOException {
        long giveUpAt = System.nanoTime() + STARTS_WITHIN.toNanos();
        SQLException last = new SQLException("not tried");
        while (process.isAlive()) {
            try (Connection connection = connect("postgres", password)) {
                return connection.isValid(5);
            } catch (SQLException e) {
                last = e;
            }
            if (last.getSQLState() != null && last.getSQLState().startsWith("28")) {
                stop();
                throw new IOException("the kept password does not open this database", last);
            }
            if (System.nanoTime() > giveUpAt) {
                stop();
                throw new IOException("no connection after " + STARTS_WITHIN.toSeconds() + " s", last);
            }
            pause(POLL);
        }
        return false;
    }

    private void makeDatabase(String password) throws IOException {
        try (Connection connection = connect("postgres", password);
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet rows =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                there = rows.next();
            }
            if (!there) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            stop();
            throw new IOException("the database " + DATABASE + " cannot be made", e);
        }
    }

    private Connection connect(String database, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=5&loginTimeout=10",
                PostgresCluster.ADMIN,
                password);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** Ends sessions, writes a checkpoint and stops; by force when that takes too long. */
    void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            // its input is closed already, so it is stopping
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
