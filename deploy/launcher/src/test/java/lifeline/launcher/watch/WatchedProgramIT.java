package lifeline.launcher.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedProgramIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(10), Duration.ofHours(1), 2);

    private final Path directory;
    private final BlockingQueue<ProgramStatus> changes = new LinkedBlockingQueue<>();

    WatchedProgramIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void startsAProgramAgainThatWasKilled() throws Exception {
        WatchedProgram program = program(List.of("works"));
        program.start();
        long first = awaitState(ProgramState.RUNNING).pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        ProgramStatus restarting = awaitState(ProgramState.RESTARTING);
        assertTrue(restarting.lastReason().orElse("").contains("signal 9"), restarting.toString());
        ProgramStatus again = awaitState(ProgramState.RUNNING);
        assertEquals(1, again.restarts());
        assertNotEquals(first, again.pid());
        program.stop();
        assertFalse(ProcessHandle.of(again.pid()).map(ProcessHandle::isAlive).orElse(false));
        assertEquals(ProgramState.STOPPED, program.status().state());
    }

    @Test
    void killsAProgramAndAllThatItHasStarted() throws Exception {
        WatchedProgram program = program(List.of("parent", directory.toString()));
        long child = Long.parseLong(String.valueOf(program.start().get("child")));

        assertTrue(program.kill());

        ProcessHandle.of(child).ifPresent(left -> left.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
        assertEquals(1, awaitState(ProgramState.RESTARTING).restarts());
        program.stop();
        assertFalse(program.kill());
    }

    @Test
    void givesUpAProgramThatKeepsDyingYoung() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        WatchedProgram program = new WatchedProgram(
                "fake",
                () -> command(List.of(starts.getAndIncrement() == 0 ? "works" : "fails")),
                PATIENCE,
                QUICK,
                Instant::now,
                changes::add);
        program.start();

        ProcessHandle.of(awaitState(ProgramState.RUNNING).pid()).orElseThrow().destroyForcibly();

        ProgramStatus givenUp = awaitState(ProgramState.STOPPED);
        assertEquals(3, starts.get());
        assertTrue(givenUp.lastReason().orElse("").contains("the cupboard is bare"), givenUp.toString());
        program.stop();
    }

    @Test
    void refusesAProgramThatDoesNotStartWithItsLastWords() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> program(List.of("fails")).start());

        assertTrue(refusal.getMessage().contains("the cupboard is bare"), refusal.getMessage());
    }

    @Test
    void leavesNoChildBehindWhenTheParentIsKilled() throws Exception {
        ChildProcess parent = ChildProcess.start(command(List.of("parent", directory.toString())), line -> {});
        long child = Long.parseLong(String.valueOf(parent.awaitReady(PATIENCE).get("child")));
        ProcessHandle orphan = ProcessHandle.of(child).orElseThrow();

        parent.kill();

        orphan.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private WatchedProgram program(List<String> arguments) {
        return new WatchedProgram("fake", () -> command(arguments), PATIENCE, QUICK, Instant::now, changes::add);
    }

    private ChildProcess.Command command(List<String> arguments) {
        return FakeProgram.command("fake", directory, arguments);
    }

    private ProgramStatus awaitState(ProgramState state) throws InterruptedException {
        while (true) {
            ProgramStatus change = changes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (change == null) {
                throw new AssertionError("no change to " + state);
            }
            if (change.state() == state) {
                return change;
            }
        }
    }
}
