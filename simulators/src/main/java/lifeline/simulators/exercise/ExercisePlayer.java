package lifeline.simulators.exercise;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lifeline.contract.city.City;
import lifeline.contract.clock.CityClock;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.contract.exercise.scenario.ExerciseScenarios;
import lifeline.contract.simulation.Simulation;
import lifeline.simulators.exercise.ExerciseBook.Word;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.shadow.Settling;
import lifeline.simulators.shadow.ShadowLink;
import lifeline.simulators.shadow.ShadowPlan;
import lifeline.simulators.shadow.ShadowPlanner;
import lifeline.simulators.shadow.ShadowPlay;
import lifeline.simulators.shadow.Shadows;

/** Plays one exercise after the other. All waiting is on the city's clock or ends with {@link #stop}. */
final class ExercisePlayer {
    /** A player that has not been heard of for so long is dead; the service thinks so, too. By a watch on the wall. */
    static final Duration DEAD_AFTER = Duration.ofSeconds(15);

    private static final String DIED = "演练程序中断，影子设备已结束，请重新开始演练。"
            + " The player died; its shadow devices have been ended. Start the exercise again.";
    private static final String STOPPED = "演练程序被停止，影子设备已结束，请重新开始演练。"
            + " The player was stopped; its shadow devices have been ended. Start the exercise again.";
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long POLL_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = 200;

    private final ExerciseSettings settings;
    private final ExerciseBook book;
    private final CityClock clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    ExercisePlayer(ExerciseSettings settings, ExerciseBook book) {
        this.settings = settings;
        this.book = book;
        this.clock = settings.clock();
    }

    /** Ends what is played as one that failed, and {@link #run} with it. */
    void stop() {
        stop.countDown();
    }

    /** Until {@link #stop}. */
    void run() throws InterruptedException {
        boolean tidied = false;
        String told = "";
        do {
            try {
                tidied = tidied || tidy();
                Optional<RequestedExercise> next = tidied ? book.take() : Optional.empty();
                if (next.isPresent()) {
                    play(next.get());
                }
                told = "";
            } catch (SQLException e) {
                // what was being played, if anything, is left behind now
                tidied = false;
                String reason = String.valueOf(e.getMessage());
                if (!reason.equals(told)) {
                    System.out.println("the store does not answer, trying again: " + reason);
                    told = reason;
                }
            }
        } while (!stop.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** What a player before this one left behind: its exercise has failed, and its shadows are ended. False: not yet. */
    private boolean tidy() throws SQLException, InterruptedException {
        Optional<RequestedExercise> newest = book.newest();
        if (newest.isEmpty() || newest.get().startedAt().isEmpty()) {
            return true;
        }
        RequestedExercise left = newest.get();
        if (!left.state().isOver()) {
            Instant heard = left.heartbeatAt().orElse(Instant.EPOCH);
            if (clock.systemDuration(Duration.between(heard, clock.instant())).compareTo(DEAD_AFTER) < 0) {
                return false;
            }
            book.failed(left.id(), DIED);
        }
        try {
            ShadowPlan plan = plan(left, left.startedAt().get());
            try (ShadowLink link = connected(plan)) {
                link.shadows(left.id(), plan.city()).end();
            }
        } catch (IllegalStateException e) {
            System.out.println("exercise " + left.id() + ": its shadows could not be ended: " + e.getMessage());
        }
        return true;
    }

    private ShadowLink connected(ShadowPlan plan) throws InterruptedException {
        return ShadowLink.connected(settings.broker(), plan.city().devices().size());
    }

    private ShadowPlan plan(RequestedExercise wanted, Instant begins) {
        Catalogue catalogue = Catalogue.load();
        ExerciseScenario scenario = ExerciseScenarios.load(catalogue).stream()
                .filter(known -> known.id().equals(wanted.scenario()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no scenario " + wanted.scenario() + "."));
        List<Simulation> simulations = Simulation.all(catalogue);
        City real = City.generate(simulations, settings.devices());
        return new ShadowPlanner(catalogue, simulations, real).plan(scenario, wanted.seed(), begins);
    }

    private void play(RequestedExercise wanted) throws SQLException, InterruptedException {
        System.out.println("exercise " + wanted.id() + ": " + wanted.scenario() + ", seed " + wanted.seed());
        try {
            ShadowPlan plan = plan(wanted, clock.instant());
            try (ShadowLink link = connected(plan)) {
                playAs(wanted, plan, link.shadows(wanted.id(), plan.city()));
            }
        } catch (IllegalStateException e) {
            book.failed(wanted.id(), String.valueOf(e.getMessage()));
        }
    }

    private void playAs(RequestedExercise wanted, ShadowPlan plan, Shadows shadows)
            throws SQLException, InterruptedException {
        try {
            conclude(wanted, plan, perform(wanted, new ShadowPlay(plan, shadows)), shadows);
        } catch (SQLException e) {
            shadows.end();
            throw e;
        }
    }

    /** Lets the shadows speak to the end, or until somebody wants it ended. */
    private Word perform(RequestedExercise wanted, ShadowPlay play) throws SQLException, InterruptedException {
        book.begins(wanted.id(), play.plan().begins(), play.plan().ends());
        long beatAt = System.nanoTime();
        int told = 0;
        while (true) {
            Optional<Instant> next = play.nextAt();
            Instant at = next.orElse(play.plan().ends());
            while (clock.instant().isBefore(at)) {
                if (System.nanoTime() - beatAt >= 0) {
                    Word word = stop.getCount() == 0 ? Word.OVER : book.beat(wanted.id());
                    if (word != Word.GO_ON) {
                        return word;
                    }
                    beatAt = System.nanoTime() + BEAT_NANOS;
                }
                pause(at);
            }
            if (next.isEmpty()) {
                return Word.GO_ON;
            }
            play.sayNext();
            List<Injection> broken = play.broken();
            if (broken.size() > told) {
                told = broken.size();
                book.broken(wanted.id(), ExerciseScore.faults(broken));
            }
        }
    }

    private void pause(Instant until) throws InterruptedException {
        long millis =
                clock.systemDuration(Duration.between(clock.instant(), until)).toMillis();
        stop.await(Math.max(1, Math.min(LONGEST_WAIT_MILLIS, millis)), TimeUnit.MILLISECONDS);
    }

    private void conclude(RequestedExercise wanted, ShadowPlan plan, Word word, Shadows shadows)
            throws SQLException, InterruptedException {
        switch (word) {
            case GO_ON -> {
                book.scoring(wanted.id());
                letPass();
                shadows.end();
                List<Said> said = settled(wanted);
                City real = City.generate(Simulation.all(Catalogue.load()), settings.devices());
                book.finished(wanted.id(), ExerciseScore.of(Catalogue.load(), real, plan, said));
            }
            case CANCEL -> book.cancelled(wanted.id());
            case OVER -> book.failed(wanted.id(), STOPPED);
        }
        if (word != Word.GO_ON) {
            shadows.end();
            letPass();
        }
        // once more, for what may have overtaken the first
        shadows.end();
    }

    private void letPass() throws InterruptedException {
        stop.await(Math.max(1, Settling.overtaking(clock).toMillis()), TimeUnit.MILLISECONDS);
    }

    /** The signals, once no more have come for a while. */
    private List<Said> settled(RequestedExercise wanted) throws SQLException, InterruptedException {
        List<Said> said = book.said(wanted.id());
        Settling settling = new Settling(System.nanoTime());
        while (!settling.isSettled(said.size(), System.nanoTime())) {
            stop.await(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            book.beat(wanted.id());
            said = book.said(wanted.id());
        }
        return said;
    }
}
