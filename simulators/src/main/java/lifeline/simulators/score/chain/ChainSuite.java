package lifeline.simulators.score.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import lifeline.contract.clock.CityClock;
import lifeline.contract.exercise.ExerciseId;
import lifeline.simulators.score.chain.Programme.Item;
import lifeline.simulators.score.chain.Programme.LeftOut;
import lifeline.simulators.score.match.Matching;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.report.RunLine;
import lifeline.simulators.score.tally.ScoreBook;
import lifeline.simulators.shadow.Settling;
import lifeline.simulators.shadow.ShadowPlay;

/** Plays a programme, many plays at the same time, and scores each when it is over. However it ends, so do all shadows. */
final class ChainSuite {
    private static final long LONGEST_WAIT_MILLIS = 50;

    private final CityClock clock;
    private final Limits limits;
    private final Function<Item, ShadowPlay> rehearsal;
    private final Function<ExerciseId, List<Said>> store;
    private final Scoring scoring;
    private final Consumer<String> say;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<OnStage> playing = new ArrayList<>();
    private final List<Ending> ending = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> unasked = new ArrayList<>();
    private Optional<Made> making = Optional.empty();
    private int shadows;
    private int scored;

    private record OnStage(Item item, ShadowPlay play) {}

    private record Made(Item item, Future<ShadowPlay> play) {}

    /**
     * How many at most.
     *
     * @param plays at the same time
     * @param shadows in all
     */
    record Limits(int plays, int shadows) {}

    /** What plays are scored with. */
    record Scoring(ScoreBook book, Places places, Map<String, String> quantities) {}

    /**
     * @param rehearsal makes plays, in a thread of its own
     * @param store what was said in each
     * @param say takes lines for people
     */
    ChainSuite(
            CityClock clock,
            Limits limits,
            Function<Item, ShadowPlay> rehearsal,
            Function<ExerciseId, List<Said>> store,
            Scoring scoring,
            Consumer<String> say) {
        this.clock = clock;
        this.limits = limits;
        this.rehearsal = rehearsal;
        this.store = store;
        this.scoring = scoring;
        this.say = say;
    }

    /** Ends all that is being played, and {@link #run} with it; what has been scored stays. */
    void stop() {
        stop.countDown();
    }

    /** How many plays have been scored. */
    int scored() {
        return scored;
    }

    /** What was not played after all. */
    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** What was expected and not asked for, as it would have been said after the play was over. */
    List<String> unasked() {
        return List.copyOf(unasked);
    }

    /** Until all is scored, or {@link #stop}. */
    void run(List<Item> items) throws InterruptedException {
        Deque<Item> waiting = new ArrayDeque<>(items);
        ExecutorService maker = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "rehearsal");
            thread.setDaemon(true);
            return thread;
        });
        try {
            while (!(waiting.isEmpty() && making.isEmpty() && playing.isEmpty() && ending.isEmpty())) {
                admit();
                if (making.isEmpty() && !waiting.isEmpty() && playing.size() < limits.plays()) {
                    Item item = waiting.remove();
                    making = Optional.of(new Made(item, maker.submit(() -> rehearsal.apply(item))));
                }
                sayWhatIsDue();
                scoreWhatIsOver(items.size());
                if (stop.await(pauseMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } finally {
            maker.shutdownNow();
            endAll();
        }
    }

    private void admit() throws InterruptedException {
        if (making.isEmpty() || !making.get().play().isDone()) {
            return;
        }
        Made made = making.get();
        making = Optional.empty();
        try {
            ShadowPlay play = made.play().get();
            int more = play.plan().city().devices().size();
            if (shadows + more > limits.shadows()) {
                leaveOut(made.item(), "the store has no room for more shadows than " + limits.shadows() + " today");
                return;
            }
            shadows += more;
            playing.add(new OnStage(made.item(), play));
            play.plan().unasked().forEach(due -> unasked.add(made.item().name() + ": " + due.rule()));
        } catch (ExecutionException e) {
            leaveOut(made.item(), String.valueOf(e.getCause()));
        }
    }

    private void leaveOut(Item item, String why) {
        leftOut.add(new LeftOut(item.scenario().id(), Optional.of(item.seed()), why));
        say.accept(item.name() + " is left out: " + why);
    }

    private void sayWhatIsDue() throws InterruptedException {
        for (Iterator<OnStage> each = playing.iterator(); each.hasNext(); ) {
            OnStage next = each.next();
            ShadowPlay play = next.play();
            Instant now = clock.instant();
            while (play.nextAt().filter(at -> !at.isAfter(now)).isPresent()) {
                play.sayNext();
            }
            if (play.nextAt().isEmpty() && !now.isBefore(play.plan().ends())) {
                each.remove();
                ending.add(new Ending(next.item(), play, clock, System.nanoTime()));
            }
        }
    }

    private void scoreWhatIsOver(int of) throws InterruptedException {
        for (Iterator<Ending> each = ending.iterator(); each.hasNext(); ) {
            Ending next = each.next();
            if (next.isOver(System.nanoTime(), store)) {
                each.remove();
                score(next, of);
            }
        }
    }

    private void score(Ending over, int of) {
        ShadowPlay play = over.play();
        Matching.Verdict verdict = play.plan().verdict(over.said(), scoring.places(), scoring.quantities());
        scoring.book().add(verdict, play.plan().faults(), play.plan().sensorDays());
        scored++;
        boolean isAsked =
                over.item().scenario().mustStaySilent() || !verdict.answers().isEmpty();
        say.accept("[" + scored + '/' + of + "] " + over.item().name() + ", exercise "
                + over.item().exercise() + ": "
                + (isAsked ? RunLine.of(verdict) : "too slow to be asked for"));
    }

    private long pauseMillis() {
        Instant now = clock.instant();
        long pause = LONGEST_WAIT_MILLIS;
        for (OnStage each : playing) {
            Instant at = each.play().nextAt().orElse(each.play().plan().ends());
            pause = Math.min(
                    pause, clock.systemDuration(Duration.between(now, at)).toMillis());
        }
        return Math.max(1, pause);
    }

    /** Twice, as what was said last may overtake the first word. */
    private void endAll() throws InterruptedException {
        if (playing.isEmpty() && ending.isEmpty()) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            for (OnStage each : playing) {
                each.play().end();
            }
            for (Ending each : ending) {
                each.play().end();
            }
            if (i == 0) {
                long millis = Settling.overtaking(clock).toMillis();
                Thread.sleep(Math.max(1, millis));
            }
        }
    }
}
