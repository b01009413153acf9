package lifeline.stream.latch;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What readings that came late say of the past. They are judged in order by a latch of their own, which starts from quiet: an
 * episode that begins and ends among them is told once, when it is over, and never opens. Where they lead without a hole to
 * what is under way now, that began earlier than was known: an open episode is amended, and one not yet confirmed may be
 * confirmed by them. One from before all that is under way among them ends that, and begins anew; one that comes into it after others
 * is judged by nothing. Pure.
 */
public final class Hindsight {
    private final AlertLatch latch;
    private final long hole;

    /** @param hole readings further apart do not follow each other, in microseconds */
    public Hindsight(AlertLatch latch, long hole) {
        this.latch = latch;
        this.hole = hole;
    }

    /**
     * An episode that was over before anybody heard of it.
     *
     * @param episode with the gravest level it had
     * @param endedAt when it had gone, or was seen last
     * @param value what was judged at its gravest
     */
    public record Over(Episode episode, long endedAt, long heardAt, double value) {}

    /**
     * What comes of a late reading.
     *
     * @param live where the rule stands now, and what there is to tell of that
     * @param over an episode to be told; empty where none has ended
     */
    public record View(Past past, LatchStep live, Optional<Over> over) {
        static View unchanged(Past past, LatchState live) {
            return new View(past, LatchStep.silent(live), Optional.empty());
        }
    }

    /**
     * @param late the finding of the late reading, at its own time
     * @param newestAt the newest reading's time, at which anything that is told of now is judged
     * @param heardAt when it arrived
     * @param value what was judged
     */
    public View observe(Past past, LatchState live, Sight late, long newestAt, long heardAt, double value) {
        OptionalLong beganAt = live.begin();
        if (beganAt.isPresent() && late.at() >= beganAt.getAsLong()) {
            return new View(past, confirm(live, late, newestAt), Optional.empty());
        }
        if (!past.isUnderWay()) {
            return follow(Past.since(past.quietAt()), live, late, newestAt, heardAt, value);
        }
        boolean isBefore = late.at() < past.run().begin().orElse(Long.MIN_VALUE);
        boolean isOld = isSettled(past, heardAt) || isBefore;
        if (!isOld && late.at() <= past.at()) {
            return View.unchanged(past, live);
        }
        boolean isQuietBetween = past.at() < past.quietAt() && past.quietAt() < late.at();
        if (isOld || isQuietBetween || late.at() - past.at() > hole) {
            View view = follow(Past.since(past.quietAt()), live, late, newestAt, heardAt, value);
            return new View(view.past(), view.live(), over(past));
        }
        return follow(past, live, late, newestAt, heardAt, value);
    }

    private View follow(Past past, LatchState live, Sight late, long newestAt, long heardAt, double value) {
        LatchStep step = latch.observe(past.run(), late);
        if (step.state().kind() == LatchState.Kind.QUIET) {
            Past ended = new Past(past.quietAt(), past.run(), late.at(), heardAt, past.gravest(), past.value());
            return new View(Past.since(past.quietAt()), LatchStep.silent(live), over(ended));
        }
        int level = step.state().level();
        boolean isGraver = level > past.gravest();
        Past after = new Past(
                past.quietAt(),
                step.state(),
                late.at(),
                heardAt,
                isGraver ? level : past.gravest(),
                isGraver ? value : past.value());
        return leadsTo(after, live, late)
                ? join(after, live, late, newestAt)
                : new View(after, LatchStep.silent(live), Optional.empty());
    }

    /** Whether nothing has come late for so long that nothing more is expected. */
    private boolean isSettled(Past past, long now) {
        return past.isUnderWay() && now - past.heardAt() > hole;
    }

    /** Tells what late readings were beyond a level, once no more of them come, at {@code now}. */
    public View settle(Past past, LatchState live, long now) {
        return isSettled(past, now)
                ? new View(Past.since(past.quietAt()), LatchStep.silent(live), over(past))
                : View.unchanged(past, live);
    }

    private boolean leadsTo(Past past, LatchState live, Sight late) {
        OptionalLong beganAt = live.begin();
        return beganAt.isPresent()
                && beganAt.getAsLong() - late.at() <= hole
                && late.held() > 0
                && past.run().begin().orElse(Long.MIN_VALUE) > past.quietAt();
    }

    /** One that was graver than what it leads to is told for itself: an amendment would hide how grave it was. */
    private View join(Past past, LatchState live, Sight late, long newestAt) {
        if (past.gravest() > live.underWay()) {
            return new View(past, LatchStep.silent(live), Optional.empty());
        }
        LatchStep amended = live.beginning(past.run().begin().orElseThrow());
        boolean isTold = amended.change().isPresent();
        LatchStep now = isTold ? amended : confirm(amended.state(), late, newestAt);
        return new View(Past.since(past.quietAt()), now, Optional.empty());
    }

    /** What is not confirmed yet may be by a late reading that comes into its time; {@code newestAt} is when it is told. */
    public LatchStep confirm(LatchState live, Sight late, long newestAt) {
        boolean isPending = live.kind() == LatchState.Kind.PENDING
                && late.at() >= live.begin().orElse(Long.MAX_VALUE);
        return isPending && late.met() > 0
                ? latch.observe(live, new Sight(late.met(), late.held(), newestAt, late.observedAt(), late.since()))
                : LatchStep.silent(live);
    }

    private static Optional<Over> over(Past past) {
        return past.run().open().filter(episode -> past.gravest() > 0).map(episode -> {
            Episode gravest = new Episode(episode.identity(), episode.beganAt(), past.at(), past.gravest(), 0);
            return new Over(gravest, past.at(), past.heardAt(), past.value());
        });
    }
}
