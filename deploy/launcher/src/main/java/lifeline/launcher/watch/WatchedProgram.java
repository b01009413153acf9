package lifeline.launcher.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.Refusal;

/**
 * A program that is kept running. The first start must succeed; from then on a thread restarts it whenever it ends, with
 * a new command each time, until it is stopped or keeps dying young.
 */
public final class WatchedProgram {
    private static final Duration DRAIN_OUTPUT = Duration.ofSeconds(2);
    private static final int SIGNALLED = 128;

    private final String name;
    private final Supplier<ChildProcess.Command> command;
    private final Duration readyWithin;
    private final Backoff backoff;
    private final Supplier<Instant> now;
    private final Consumer<ProgramStatus> onChange;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Object starting = new Object();
    private volatile ProgramStatus status;
    private volatile Optional<Run> current = Optional.empty();
    private volatile Optional<Thread> watcher = Optional.empty();

    /** One life of the program. */
    private record Run(ChildProcess child, RecentLines said, long startedNanos) {
        boolean diedYoung(Duration young) {
            return System.nanoTime() - startedNanos < young.toNanos();
        }
    }

    /**
     * @param command what to start, asked anew for every start
     * @param now in the city's time, for the status
     * @param onChange called from several threads
     */
    public WatchedProgram(
            String name,
            Supplier<ChildProcess.Command> command,
            Duration readyWithin,
            Backoff backoff,
            Supplier<Instant> now,
            Consumer<ProgramStatus> onChange) {
        this.name = name;
        this.command = command;
        this.readyWithin = readyWithin;
        this.backoff = backoff;
        this.now = now;
        this.onChange = onChange;
        this.status = ProgramStatus.starting(name);
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @return what it says of itself
     * @throws Refusal with its last words when it is not ready in time
     */
    public Map<String, Object> start() {
        change(ProgramStatus.starting(name));
        Run run = launch().orElseThrow(() -> Refusal.failed(name + " was stopped before it had started"));
        try {
            Map<String, Object> facts = run.child().awaitReady(readyWithin);
            change(status.running(run.child().pid()));
            Thread thread = new Thread(() -> watch(run), name + "-watch");
            thread.setDaemon(true);
            watcher = Optional.of(thread);
            thread.start();
            return facts;
        } catch (IllegalStateException e) {
            run.child().close();
            run.child().awaitOutput(DRAIN_OUTPUT);
            change(status.stopped());
            throw Refusal.failed(name + " did not start: " + reason(run, e.getMessage() == null ? "" : e.getMessage()));
        }
    }

    private Optional<Run> launch() {
        synchronized (starting) {
            if (stopping.getCount() == 0) {
                return Optional.empty();
            }
            RecentLines said = new RecentLines();
            Run run = new Run(ChildProcess.start(command.get(), said::add), said, System.nanoTime());
            current = Optional.of(run);
            return Optional.of(run);
        }
    }

    private void watch(Run first) {
        Run run = first;
        int youngDeaths = 0;
        while (true) {
            int exitCode = run.child().exit().join();
            if (stopping.getCount() == 0) {
                return;
            }
            run.child().awaitOutput(DRAIN_OUTPUT);
            String reason = exitCode > SIGNALLED ? ended(exitCode) : reason(run, ended(exitCode));
            youngDeaths = run.diedYoung(backoff.young()) ? youngDeaths + 1 : 1;
            Optional<Duration> pause = backoff.pause(youngDeaths);
            if (pause.isEmpty()) {
                change(status.givenUp(reason));
                return;
            }
            change(status.restarting(now.get(), reason));
            Optional<Run> next = stopsWithin(pause.get()) ? Optional.empty() : launch();
            if (next.isEmpty()) {
                return;
            }
            run = next.get();
            awaitReadyAgain(run);
        }
    }

    /** A child that is not ready in time is killed: the watch then sees an end like any other. */
    private void awaitReadyAgain(Run run) {
        try {
            run.child().awaitReady(readyWithin);
            change(status.running(run.child().pid()));
        } catch (IllegalStateException e) {
            run.child().close();
        }
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String ended(int exitCode) {
        return exitCode > SIGNALLED
                ? "it was ended by signal " + (exitCode - SIGNALLED)
                : "it ended with exit code " + exitCode;
    }

    private static String reason(Run run, String what) {
        String said = String.join(System.lineSeparator() + "    ", run.said().all());
        return said.isEmpty()
                ? what
                : what + "; its last words, from " + run.child().log() + ":" + System.lineSeparator() + "    " + said;
    }

    public String name() {
        return name;
    }

    public ProgramStatus status() {
        return status;
    }

    /**
     * Ends what runs of it now at once, and all that it has started (SIGKILL); it is started again like anything that died.
     *
     * @return false when there was no process, as between a death and the next start
     */
    public boolean kill() {
        Optional<ProcessHandle> process =
                current.map(Run::child).filter(ChildProcess::isAlive).flatMap(child -> ProcessHandle.of(child.pid()));
        process.ifPresent(WatchedProgram::kill);
        return process.isPresent();
    }

    private static void kill(ProcessHandle process) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Stops it for good and waits until it has ended; by force when it does not. */
    public void stop() {
        stopping.countDown();
        synchronized (starting) {
            current.ifPresent(run -> run.child().close());
        }
        watcher.ifPresent(WatchedProgram::join);
        if (status.state() != ProgramState.STOPPED) {
            change(status.stopped());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void change(ProgramStatus changed) {
        status = changed;
        onChange.accept(changed);
    }
}
