package lifeline.stream.latch;

import java.util.List;
import java.util.Optional;
import lifeline.contract.signal.SignalKind;

/**
 * Whether an open episode would not be, had a quiet reading come in its time: a level must be met so often, or for so long, and
 * the late reading says that it was not. All readings since before the episode began are judged again, with the late one and without
 * it. Where they do not lead to the very episode without it (it is older than what is kept of a sensor, some of them were not
 * judged), nothing is known and nothing is taken back; nor is it once it has escalated, eased or been amended. What is under way and not
 * told yet is put right in the same way, and silently. Pure.
 */
public final class Retraction {
    private final AlertLatch latch;

    public Retraction(AlertLatch latch) {
        this.latch = latch;
    }

    /** Whether a reading at {@code at} comes into the time in which what is under way was not told yet. */
    public static boolean isAsked(LatchState live, long at) {
        if (live.kind() == LatchState.Kind.PENDING) {
            return live.begin().orElseThrow() < at;
        }
        return live.open()
                .filter(episode -> episode.step() == 0 && episode.beganAt() < at && at < episode.decidedAt())
                .isPresent();
    }

    /**
     * What comes of it; empty where the episode stands. What is still under way goes on, and is named after the late reading: a raise
     * by the old name would be taken for the one that was taken back.
     *
     * @param live with an open episode
     * @param heard what was found in the readings known so far, in order
     * @param all the same with the late one among them
     * @param late when the late one was observed
     * @param now at which it is told
     */
    public Optional<LatchStep> of(LatchState live, List<Sight> heard, List<Sight> all, long late, long now) {
        Optional<Episode> open = live.open();
        Optional<Episode> again = run(heard).open();
        if (open.isEmpty() || again.isEmpty() || !isSame(open.get(), again.get())) {
            return Optional.empty();
        }
        LatchState instead = run(all);
        return instead.open().isPresent()
                ? Optional.empty()
                : Optional.of(LatchStep.tell(
                        instead.named(late),
                        SignalKind.RETRACT,
                        open.get().next(0, now),
                        open.get().level()));
    }

    /** What stands instead of {@code live}, which is not told yet; empty where the one at {@code late} is not quiet, or nothing is known. */
    public Optional<LatchState> underWay(LatchState live, List<Sight> heard, List<Sight> all, long late) {
        boolean isQuiet = all.stream().anyMatch(sight -> sight.at() == late && sight.met() == 0);
        return isQuiet && run(heard).equals(live)
                ? Optional.of(run(all)).filter(instead -> instead.open().isEmpty())
                : Optional.empty();
    }

    private LatchState run(List<Sight> sights) {
        LatchState state = LatchState.Quiet.QUIET;
        for (Sight sight : sights) {
            state = latch.observe(state, sight).state();
        }
        return state;
    }

    private static boolean isSame(Episode one, Episode other) {
        return one.identity() == other.identity() && one.level() == other.level() && one.step() == other.step();
    }
}
