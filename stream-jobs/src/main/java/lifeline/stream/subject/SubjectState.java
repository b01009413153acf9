package lifeline.stream.subject;

import java.util.List;
import java.util.Optional;
import lifeline.stream.latch.LatchState;
import lifeline.stream.window.Memory;
import lifeline.stream.window.SampleWindow;
import org.jspecify.annotations.Nullable;

/**
 * All that one rule over several sensors remembers of an asset, some 400 bytes of checkpoint with two inputs. Instants in microseconds.
 *
 * @param newest the newest value of each input that was heard
 * @param recent the last values of the quantity that the rule judges, as evidence
 * @param judgedAt the newest instant that was judged
 * @param heardAt when what was told of it was received
 * @param readyAt the newest instant at which all inputs were fresh; null before the first
 * @param wakeAt when it is to be looked at whether it can be forgotten; null when that is not arranged
 */
public record SubjectState(
        String rule,
        String subject,
        String domain,
        String asset,
        List<Told> newest,
        SampleWindow recent,
        long judgedAt,
        long heardAt,
        @Nullable Long readyAt,
        Memory memory,
        LatchState latch,
        @Nullable Long wakeAt) {

    /** Before anything was judged. */
    public static SubjectState before(SubjectInput input) {
        return new SubjectState(
                input.rule(),
                input.subject(),
                input.domain(),
                input.asset(),
                List.of(),
                SampleWindow.EMPTY,
                Long.MIN_VALUE,
                input.receivedAt(),
                null,
                SampleWindow.EMPTY,
                LatchState.Quiet.QUIET,
                null);
    }

    /** The newest value of an input. */
    Optional<Told> of(String quantity) {
        return newest.stream().filter(told -> told.quantity().equals(quantity)).findFirst();
    }

    boolean isOpen() {
        return latch.level() > 0;
    }

    SubjectState told(List<Told> newNewest, SampleWindow newRecent) {
        return new SubjectState(
                rule, subject, domain, asset, newNewest, newRecent, judgedAt, heardAt, readyAt, memory, latch, wakeAt);
    }

    SubjectState judged(long at, long received, @Nullable Long ready, Memory newMemory, LatchState newLatch) {
        return new SubjectState(
                rule, subject, domain, asset, newest, recent, at, received, ready, newMemory, newLatch, wakeAt);
    }

    /** With nothing learned. */
    SubjectState unlearned() {
        return takenOver(newest, SampleWindow.EMPTY, latch);
    }

    /** Under a change of rules. */
    SubjectState takenOver(List<Told> newNewest, Memory newMemory, LatchState newLatch) {
        return new SubjectState(
                rule, subject, domain, asset, newNewest, recent, judgedAt, heardAt, readyAt, newMemory, newLatch,
                wakeAt);
    }

    SubjectState withLatch(LatchState newLatch) {
        return new SubjectState(
                rule, subject, domain, asset, newest, recent, judgedAt, heardAt, readyAt, memory, newLatch, wakeAt);
    }

    /** To be looked at then; null when that is not arranged. */
    public SubjectState wakingAt(@Nullable Long newWakeAt) {
        return new SubjectState(
                rule, subject, domain, asset, newest, recent, judgedAt, heardAt, readyAt, memory, latch, newWakeAt);
    }
}
