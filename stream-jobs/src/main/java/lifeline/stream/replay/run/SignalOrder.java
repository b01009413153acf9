package lifeline.stream.replay.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import lifeline.contract.signal.Signal;
import lifeline.stream.window.Micros;

/**
 * Brings the signals of several tasks into one order, (at, rule, subject, kind), whatever their number: a signal is passed on
 * when every task has come past its instant. Keeps only those before. Safe for several threads.
 */
public final class SignalOrder {
    private static final Comparator<Signal> ORDER = Comparator.comparing(Signal::at)
            .thenComparing(Signal::rule)
            .thenComparing(Signal::subject)
            .thenComparing(Signal::kind)
            .thenComparing(Signal::step);

    private final PriorityQueue<Signal> waiting = new PriorityQueue<>(ORDER);
    private final long[] reached;
    private final Consumer<Signal> to;
    private long passed;

    public SignalOrder(int tasks, Consumer<Signal> to) {
        this.reached = new long[tasks];
        this.to = to;
        Arrays.fill(reached, Long.MIN_VALUE);
    }

    synchronized void add(Signal signal) {
        waiting.add(signal);
    }

    /** No signal of {@code task} from before {@code at}, in microseconds, comes any more. */
    synchronized void reached(int task, long at) {
        reached[task] = at;
        long all = Arrays.stream(reached).min().orElse(Long.MIN_VALUE);
        pass(all);
    }

    /** None comes any more; how many there were. */
    public synchronized long end() {
        pass(Long.MAX_VALUE);
        return passed;
    }

    private void pass(long before) {
        Signal first = waiting.peek();
        while (first != null && (before == Long.MAX_VALUE || Micros.of(first.at()) < before)) {
            to.accept(first);
            passed++;
            waiting.remove();
            first = waiting.peek();
        }
    }
}
