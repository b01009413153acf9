package lifeline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import lifeline.contract.process.ParentWatch;

/**
 * Runs the embedded PostgreSQL until its parent ends or it is told to stop. Exit code 2 for wrong settings, 1 when it
 * cannot start or the server has ended by itself.
 */
public final class DatabaseMain {
    private DatabaseMain() {}

    public static void main(String[] arguments) {
        DatabaseSettings settings;
        try {
            settings = DatabaseSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
            return;
        }
        ParentWatch.start();
        try {
            run(settings);
        } catch (IOException e) {
            System.out.println("the database cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(DatabaseSettings settings) throws IOException {
        Files.createDirectories(settings.data());
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        PostgresCluster cluster = new PostgresCluster(settings.cluster());
        String password = PasswordFile.read(settings.passwordFile(), !cluster.exists());
        if (!cluster.exists()) {
            cluster.create(binaries, settings.passwordFile());
        }
        cluster.endOrphan();
        PostgresServer server = PostgresServer.start(binaries, cluster, settings.port(), password);
        AtomicBoolean stopping = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopping.set(true);
                            server.stop();
                        },
                        "database-stop"));
        ParentWatch.ready(Map.of("url", server.url(), "user", PostgresCluster.ADMIN, "password", password));
        server.ended().join();
        if (!stopping.get()) {
            System.out.println("the server has ended by itself");
            System.exit(1);
        }
    }
}
