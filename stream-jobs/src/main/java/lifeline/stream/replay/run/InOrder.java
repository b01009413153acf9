package lifeline.stream.replay.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.Scored;
import lifeline.stream.window.Micros;

/**
 * Brings what several tasks tell into one order, whatever their number: it is passed on when every task has come past its
 * instant. Keeps only what is before. Safe for several threads.
 */
public final class InOrder<T> {
    private static final Comparator<Signal> OF_SIGNALS = Comparator.comparing(Signal::at)
            .thenComparing(Signal::rule)
            .thenComparing(Signal::subject)
            .thenComparing(Signal::kind)
            .thenComparing(Signal::step);
    private static final Comparator<Scored> OF_SCORES = Comparator.comparingLong(Scored::at)
            .thenComparing(Scored::device)
            .thenComparing(Scored::quantity)
            .thenComparing(Scored::score);

    private final PriorityQueue<T> waiting;
    private final ToLongFunction<T> instant;
    private final long[] reached;
    private final Consumer<T> to;
    private long passed;

    private InOrder(int tasks, Comparator<T> order, ToLongFunction<T> instant, Consumer<T> to) {
        this.waiting = new PriorityQueue<>(order);
        this.instant = instant;
        this.reached = new long[tasks];
        this.to = to;
        Arrays.fill(reached, Long.MIN_VALUE);
    }

    /** By (at, rule, subject, kind); each task tells those of sensors and those of assets. */
    public static InOrder<Signal> ofSignals(int tasks, Consumer<Signal> to) {
        return new InOrder<>(2 * tasks, OF_SIGNALS, signal -> Micros.of(signal.at()), to);
    }

    /** By (at, device, quantity). */
    public static InOrder<Scored> ofScores(int tasks, Consumer<Scored> to) {
        return new InOrder<>(tasks, OF_SCORES, Scored::at, to);
    }

    synchronized void add(T told) {
        waiting.add(told);
    }

    /** Nothing of {@code task} from before {@code at}, in microseconds, comes any more. */
    synchronized void reached(int task, long at) {
        reached[task] = at;
        long all = Arrays.stream(reached).min().orElse(Long.MIN_VALUE);
        pass(all);
    }

    /** Nothing comes any more; how much there was. */
    public synchronized long end() {
        pass(Long.MAX_VALUE);
        return passed;
    }

    private void pass(long before) {
        T first = waiting.peek();
        while (first != null && (before == Long.MAX_VALUE || instant.applyAsLong(first) < before)) {
            to.accept(first);
            passed++;
            waiting.remove();
            first = waiting.peek();
        }
    }
}
