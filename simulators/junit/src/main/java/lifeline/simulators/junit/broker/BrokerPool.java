package lifeline.simulators.junit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import lifeline.broker.BrokerProcess;

/** As many brokers as tests want one at the same time; each is started once, lent again, and ended with the pool. */
public final class BrokerPool implements AutoCloseable {
    private final Path folder;
    private final Deque<BrokerProcess> idle = new ArrayDeque<>();
    private final List<BrokerProcess> all = new ArrayList<>();
    private int started;

    public BrokerPool() {
        try {
            folder = Files.createTempDirectory("lifeline-junit-");
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a broker's journal", e);
        }
    }

    /** A broker for one test alone; closing it gives the broker back. */
    public record Lease(BrokerPool pool, BrokerProcess broker) implements AutoCloseable {
        @Override
        public void close() {
            pool.giveBack(broker);
        }
    }

    public Lease lend() {
        Path data;
        synchronized (this) {
            if (!idle.isEmpty()) {
                return new Lease(this, idle.pop());
            }
            started++;
            data = folder.resolve(Integer.toString(started));
        }
        BrokerProcess broker = BrokerProcess.start(data, 0, BrokerLibrary.classPath(folder));
        synchronized (this) {
            all.add(broker);
        }
        return new Lease(this, broker);
    }

    private synchronized void giveBack(BrokerProcess broker) {
        idle.push(broker);
    }

    @Override
    public synchronized void close() {
        all.forEach(BrokerProcess::close);
        all.clear();
        idle.clear();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the brokers' folder cannot be removed: " + folder, e);
        }
    }
}
