package lifeline.stream.judge;

import lifeline.stream.detector.Finding;
import lifeline.stream.latch.LatchState;
import lifeline.stream.latch.Past;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;

/**
 * What one rule remembers of a sensor.
 *
 * @param rule id of the rule
 * @param memory of its detector
 * @param past what readings that came late say
 */
public record RuleState(String rule, Memory memory, LatchState latch, Past past) {
    /** One that knows of nothing that came late. */
    public RuleState(String rule, Memory memory, LatchState latch) {
        this(rule, memory, latch, Past.NONE);
    }

    static RuleState fresh(String rule) {
        return new RuleState(rule, SampleWindow.EMPTY, LatchState.Quiet.QUIET);
    }

    /** Its device's clock was put back by {@code leap}. */
    RuleState goneBack(long leap) {
        return new RuleState(rule, memory.goneBack(), latch.skipping(-leap));
    }

    /** An overtaken reading may add to an alarm; it is older than what is known and takes nothing away from it. */
    boolean losesBy(Finding finding) {
        return finding.met() < Math.max(1, latch.underWay());
    }

    /** After a reading that came in order, {@code newestAt} being that of the one before. */
    RuleState after(Memory newMemory, LatchState newLatch, long newestAt) {
        Past known = newLatch.kind() == LatchState.Kind.QUIET
                ? past.withQuietAt(Long.MIN_VALUE)
                : latch.kind() == LatchState.Kind.QUIET ? past.withQuietAt(newestAt) : past;
        return new RuleState(rule, newMemory, newLatch, known);
    }

    /** What is under way and not told yet is {@code newLatch} instead, for a quiet reading at {@code late} that had been overtaken. */
    RuleState putRight(LatchState newLatch, long late) {
        boolean isQuiet = newLatch.kind() == LatchState.Kind.QUIET;
        boolean hasBegunSince = newLatch.begin().orElse(Long.MIN_VALUE) > late;
        Past known = isQuiet || hasBegunSince ? past.withQuietAt(isQuiet ? Long.MIN_VALUE : late) : past;
        return new RuleState(rule, memory, newLatch, known);
    }

    boolean isOpen() {
        return latch.level() > 0;
    }
}
