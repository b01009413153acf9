package lifeline.simulators.junit;

import static lifeline.simulators.junit.Durations.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EndIT {
    private static final int THREADS = 2;

    @Test
    void noProcessNoThreadAndNoFileIsLeft() throws Exception {
        Set<Long> processes = processes();
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        Set<Path> files = files();

        TestRun run = TestRun.parallel(THREADS, Consuming.class, FailingWithABroker.class);

        assertEquals(8, run.succeeded(), () -> run.failures().toString());
        assertEquals(1, run.failures().size());
        assertTrue(Consuming.URLS.size() < 8, () -> "a broker is lent again: " + Consuming.URLS);
        assertEquals(processes, processes());
        assertEquals(List.of(), newThreads(threads));
        assertEquals(files, files());
    }

    /** Parallel tests, each with a consumer that counts what arrives: nothing of another city is among it. */
    @SimulatedCity(devices = 50)
    static class Consuming {
        static final Set<String> URLS = ConcurrentHashMap.newKeySet();

        @RepeatedTest(8)
        void takesWhatItsOwnCitySays(City city, Broker broker, Truth truth) throws Exception {
            URLS.add(broker.url());
            try (Consumer consumer = new Consumer(broker)) {
                broker.following(consumer::taken);
                city.run(minutes(20));
                assertEquals(truth.messages(), consumer.taken());
            }
        }
    }

    @SimulatedCity(devices = 50)
    static class FailingWithABroker {
        @Test
        void fails(City city, Broker broker) {
            city.run(minutes(1));
            throw new AssertionError("on purpose, at " + broker.url());
        }
    }

    private static Set<Long> processes() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without those that the JDK keeps for all and ends when they are idle. */
    private static List<String> newThreads(Set<Thread> before) throws InterruptedException {
        TreeSet<String> left = new TreeSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && !isOfTheJdk(thread)) {
                thread.join(5_000);
                if (thread.isAlive()) {
                    left.add(thread.getName());
                }
            }
        }
        return List.copyOf(left);
    }

    private static boolean isOfTheJdk(Thread thread) {
        return Stream.of("process reaper", "ForkJoinPool.commonPool", "CompletableFutureDelayScheduler")
                .anyMatch(thread.getName()::startsWith);
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("lifeline-junit-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
