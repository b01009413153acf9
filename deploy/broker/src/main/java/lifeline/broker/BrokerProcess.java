package lifeline.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lifeline.contract.process.ChildProcess;

/** A broker in a process of its own, for tests: started on a free port, ended with {@link #close} or {@link #kill}. */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess child;
    private final String url;

    private BrokerProcess(ChildProcess child) {
        this.child = child;
        this.url = String.valueOf(child.awaitReady(PATIENCE).get("url"));
    }

    /** Starts it on any free port and returns once it listens. */
    public static BrokerProcess start(Path data) {
        return start(data, 0);
    }

    /** Starts it on {@code port}, so that clients of an earlier one find it again. */
    public static BrokerProcess start(Path data, int port) {
        return start(data, port, ChildProcess.classPathOf(BrokerMain.class));
    }

    /** The same where what it needs is not beside it: {@code classPath} as for {@code java -cp}. */
    public static BrokerProcess start(Path data, int port, String classPath) {
        ChildProcess child = ChildProcess.start(
                new ChildProcess.Command(
                        "broker",
                        classPath,
                        BrokerMain.class.getName(),
                        List.of("-Xmx320m", "-XX:+UseSerialGC"),
                        List.of(),
                        Map.of(BrokerSettings.DATA, data.toString(), BrokerSettings.PORT, Integer.toString(port)),
                        data.resolve("logs").resolve("broker.log")),
                line -> {});
        try {
            return new BrokerProcess(child);
        } catch (RuntimeException e) {
            child.close();
            throw e;
        }
    }

    /** {@code mqtt://127.0.0.1:PORT}. */
    public String url() {
        return url;
    }

    public int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    public long pid() {
        return child.pid();
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
