package lifeline.simulators.physics.network.course;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The states of a network from a first one on. Seconds count from the start of the run, so that the same faults give the same
 * states whoever asks, and when. One thread.
 *
 * @param <S> a state; nobody changes it
 */
public final class Course<S> {
    private static final double REMEMBERED_SECONDS = 3_600;
    private static final double JUST_BEFORE = 1e-3;

    /** What a network is like after a while. */
    public interface Steps<S> {
        /**
         * The state at {@code to}, when it was {@code before} at {@code from}; both may be the same instant.
         *
         * @param changes that are under way
         */
        S next(S before, double from, double to, List<Change> changes);
    }

    /** Between two states; what is asked for at {@code until} and later is answered by the next one. */
    private record Stretch<S>(double from, double to, double until, S first, S last) {}

    /**
     * What a fault does at its first moment.
     *
     * @param without the state there would be
     * @param with the state there is
     */
    public record Onset<S>(S without, S with) {}

    private final Steps<S> steps;
    private final double step;
    private final Deque<Stretch<S>> stretches = new ArrayDeque<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * @param step seconds from one state to the next while nothing happens
     * @param from when {@code first} holds
     */
    public Course(Steps<S> steps, double step, double from, S first) {
        this.steps = steps;
        this.step = step;
        stretches.add(stretch(from, first));
    }

    /** Comes up to the start of the run. */
    public void settle() {
        advance(0);
    }

    /** A number of the state then. */
    public double at(double seconds, ToDoubleFunction<S> number) {
        advance(seconds);
        Stretch<S> stretch = stretches.getLast();
        for (Iterator<Stretch<S>> back = stretches.descendingIterator(); back.hasNext() && seconds < stretch.from(); ) {
            stretch = back.next();
        }
        double share = Math.max(0, Math.min(1, (seconds - stretch.from()) / (stretch.to() - stretch.from())));
        double first = number.applyAsDouble(stretch.first());
        return share == 0 ? first : first + share * (number.applyAsDouble(stretch.last()) - first);
    }

    /** From its start on, this change counts. */
    public Onset<S> begin(Change change) {
        advance(change.from());
        Stretch<S> cut = stretches.removeLast();
        double from = Math.max(cut.from(), change.from());
        S without = steps.next(cut.first(), cut.from(), from, changes);
        if (from > cut.from()) {
            stretches.addLast(new Stretch<>(cut.from(), cut.to(), from, cut.first(), cut.last()));
        }
        changes.add(change);
        S with = steps.next(without, from, from, changes);
        stretches.addLast(stretch(from, with));
        return new Onset<>(without, with);
    }

    private void advance(double seconds) {
        while (stretches.getLast().until() <= seconds) {
            Stretch<S> last = stretches.getLast();
            double from = last.until();
            boolean bends = changes.stream().anyMatch(change -> change.bendsAt(from));
            changes.removeIf(change -> change.until() <= from);
            S first = bends ? steps.next(last.last(), from, from, changes) : last.last();
            stretches.addLast(stretch(from, first));
            while (stretches.getFirst().until() < from - REMEMBERED_SECONDS) {
                stretches.removeFirst();
            }
        }
    }

    private Stretch<S> stretch(double from, S first) {
        double to = (Math.floor(from / step) + 1) * step;
        for (Change change : changes) {
            to = Math.min(to, change.nextStep(from));
        }
        double end = to;
        boolean bends = changes.stream().anyMatch(change -> change.bendsAt(end));
        S last = steps.next(first, from, bends ? Math.max(from, to - JUST_BEFORE) : to, changes);
        return new Stretch<>(from, to, to, first, last);
    }
}
