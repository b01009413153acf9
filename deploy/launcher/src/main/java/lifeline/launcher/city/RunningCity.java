package lifeline.launcher.city;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lifeline.contract.process.ChildProcess;
import lifeline.launcher.place.CityTime;
import lifeline.launcher.watch.Backoff;
import lifeline.launcher.watch.ProgramState;
import lifeline.launcher.watch.ProgramStatus;
import lifeline.launcher.watch.StatusFile;
import lifeline.launcher.watch.WatchedProgram;

/** The programs that are running, in the order they were started; closing stops them in the opposite order. */
public final class RunningCity implements AutoCloseable {
    private final CityTime time;
    private final StatusFile statusFile;
    private final Backoff backoff;
    private final Consumer<String> say;
    private final List<WatchedProgram> programs = new CopyOnWriteArrayList<>();
    private final List<String> givenUp = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ending = new AtomicBoolean();

    RunningCity(CityTime time, StatusFile statusFile, Backoff backoff, Consumer<String> say) {
        this.time = time;
        this.statusFile = statusFile;
        this.backoff = backoff;
        this.say = say;
    }

    /** Starts a program and returns what it says of itself once it is ready. May be called from several threads. */
    Map<String, Object> start(String name, Duration readyWithin, Supplier<ChildProcess.Command> command) {
        long began = System.nanoTime();
        WatchedProgram program = new WatchedProgram(
                name, command, readyWithin, backoff, () -> time.clock().instant(), this::onChange);
        programs.add(program);
        if (ending.get()) {
            throw lifeline.launcher.Refusal.failed("stopped while it was starting");
        }
        Map<String, Object> facts = program.start();
        say.accept(String.format(
                java.util.Locale.ROOT, "  %-11s ready after %.1f s", name, (System.nanoTime() - began) / 1e9));
        return facts;
    }

    private void onChange(ProgramStatus status) {
        statusFile.update(status);
        String reason = status.lastReason().orElse("");
        switch (status.state()) {
            case STARTING -> {}
            case RESTARTING ->
                say.accept("! " + status.name() + ": " + reason + System.lineSeparator() + "  starting it again");
            case RUNNING -> {
                if (status.restarts() > 0) {
                    say.accept("  " + status.name() + " is back (restart " + status.restarts() + ")");
                }
            }
            case STOPPED -> {
                if (!ending.get() && status.restarts() > 0) {
                    say.accept("! " + status.name() + " keeps dying and is given up: " + reason);
                    givenUp.add(status.name());
                }
            }
        }
    }

    /** Whether a program kept dying. */
    public boolean hasGivenUp() {
        return !givenUp.isEmpty();
    }

    public List<String> givenUp() {
        return List.copyOf(givenUp);
    }

    public boolean isRunning(String name) {
        return program(name)
                .map(found -> found.status().state() == ProgramState.RUNNING)
                .orElse(false);
    }

    /** Kills a program, which is then started again; false when it had no process just then. */
    public boolean kill(String name) {
        return program(name).map(WatchedProgram::kill).orElse(false);
    }

    /** How often each program had to be restarted; those that never had to are left out. */
    public Map<String, Integer> restarts() {
        Map<String, Integer> restarts = new LinkedHashMap<>();
        for (WatchedProgram program : programs) {
            int times = program.status().restarts();
            if (times > 0) {
                restarts.put(program.name(), times);
            }
        }
        return restarts;
    }

    /** Stops one program ahead of the others. */
    public void stop(String name) {
        program(name).ifPresent(WatchedProgram::stop);
    }

    private Optional<WatchedProgram> program(String name) {
        return programs.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** From now on programs are expected to end. */
    public void ending() {
        ending.set(true);
    }

    @Override
    public void close() {
        stopAll();
    }

    /** The opposite order of the start. What is stopped already stays so. */
    public void stopAll() {
        ending();
        List<WatchedProgram> backwards = new ArrayList<>(programs);
        java.util.Collections.reverse(backwards);
        backwards.forEach(WatchedProgram::stop);
    }
}
