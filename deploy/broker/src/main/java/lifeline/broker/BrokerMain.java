package lifeline.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.logging.LogManager;
import lifeline.contract.process.ParentWatch;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Runs the broker until its parent ends or it is told to stop. Exit code 2 for wrong settings, 1 when it cannot start. */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        BrokerSettings settings;
        try {
            settings = BrokerSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
            return;
        }
        ParentWatch.start();
        logToConsole();
        try {
            run(settings);
        } catch (Exception e) {
            System.out.println("the broker cannot start on port " + settings.port() + ": " + e);
            // Artemis leaves threads behind when it fails half way; nothing has been acknowledged yet.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(BrokerSettings settings) throws Exception {
        Files.createDirectories(settings.data());
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfiguration(ArtemisConfiguration.of(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "broker-stop"));
        broker.start();
        int port = broker.getActiveMQServer()
                .getRemotingService()
                .getAcceptor(ArtemisConfiguration.ACCEPTOR)
                .getActualPort();
        if (port <= 0) {
            throw new IOException("the port is not free");
        }
        ParentWatch.ready(Map.of("url", "mqtt://127.0.0.1:" + port));
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            System.out.println("the broker did not stop cleanly; its journal is recovered at the next start: " + e);
        }
    }

    private static void logToConsole() throws IOException {
        try (InputStream properties = BrokerMain.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(properties);
        }
    }
}
