package lifeline.contract.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    ChildProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static ChildProcess.Command command(Class<?> main, Path log, String... arguments) {
        return new ChildProcess.Command(
                main.getSimpleName(),
                System.getProperty("java.class.path"),
                main.getName(),
                List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"),
                List.of(arguments),
                Map.of(),
                log);
    }

    private ChildProcess start(Class<?> main, String... arguments) {
        return ChildProcess.start(command(main, folder.resolve("logs/own.log"), arguments), lines::add);
    }

    @Test
    void tellsWhatTheChildSaysOfItselfAndKeepsItsOutput() throws Exception {
        try (ChildProcess child = start(WaitingChild.class)) {
            Map<String, Object> facts = child.awaitReady(PATIENCE);
            assertEquals("http://127.0.0.1:8080", facts.get("url"));
            assertEquals(child.pid(), ((Number) facts.getOrDefault("child", 0)).longValue());
            assertTrue(child.isAlive());
            assertEquals("starting", lines.peek());
        }
    }

    @Test
    void whatAChildSaysOfItselfIsNotLoggedForItMayContainAPassword() throws Exception {
        try (ChildProcess child = start(WaitingChild.class)) {
            child.awaitReady(PATIENCE);
            assertEquals(List.of("starting", "ready"), Files.readAllLines(child.log()));
        }
    }

    @Test
    void theEndOfItsInputEndsItInGoodOrder() throws Exception {
        ChildProcess child = start(WaitingChild.class);
        child.awaitReady(PATIENCE);
        child.close();
        assertEquals(0, child.exit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertFalse(child.isAlive());
        assertTrue(awaitLine("stopped in good order"), lines.toString());
    }

    @Test
    void killedItEndsAtOnceAndWithoutAWord() throws Exception {
        ChildProcess child = start(WaitingChild.class);
        child.awaitReady(PATIENCE);
        child.kill();
        assertEquals(137, child.exit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertFalse(lines.contains("stopped in good order"));
    }

    @Test
    void theDeathOfItsParentEndsItToo() throws Exception {
        ChildProcess parent = start(ParentOfAChild.class, folder.toString());
        Number pid = (Number) parent.awaitReady(PATIENCE).getOrDefault("child", 0);
        ProcessHandle grandchild = ProcessHandle.of(pid.longValue()).orElseThrow();
        assertTrue(grandchild.isAlive());
        parent.kill();
        grandchild.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertFalse(grandchild.isAlive());
    }

    @Test
    void oneThatEndsBeforeItIsReadySaysSoWithItsLog() throws Exception {
        ChildProcess child = start(WaitingChild.class, "no such database");
        String message = String.valueOf(assertThrows(IllegalStateException.class, () -> child.awaitReady(PATIENCE))
                .getMessage());
        assertTrue(message.contains("ended before it was ready") && message.contains("own.log"), message);
        assertEquals(2, child.exit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertTrue(Files.readString(child.log()).contains("cannot start: no such database"));
    }

    @Test
    void patienceWithOneThatIsNeverReadyEnds() throws IOException {
        try (ChildProcess child = start(WaitingChild.class)) {
            assertThrows(IllegalStateException.class, () -> child.awaitReady(Duration.ofMillis(1)));
        }
    }

    @Test
    void itsClassPathIsItsModuleAndTheLibraryBesideIt() {
        String classPath = ChildProcess.classPathOf(ChildProcess.class);
        assertTrue(classPath.matches(".*classes[:;].*lib.\\*"), classPath);
    }

    /** The last lines may still be under way when the process has ended. */
    private boolean awaitLine(String line) throws InterruptedException {
        String next = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        while (next != null && !next.equals(line)) {
            next = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return next != null;
    }
}
