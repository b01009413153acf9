package lifeline.alerts.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.signal.Severity;

/** Decides whether somebody is told of an alert now, and whether alone or with others. */
public record NoiseGate(NoiseSettings settings) {
    /** A reason that nobody announces the end of is looked at again after this. [default] */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /**
     * What is to be told.
     *
     * @param chain by which
     * @param step which step of it, in words: people of another step are told in another digest
     * @param isExercise practice storms never, and is told apart
     */
    public record Matter(long alert, Labels labels, Severity severity, String chain, String step, boolean isExercise) {}

    /** A window of work that is under way at the alert's sensor. */
    public record Work(long id, Instant until) {}

    /**
     * How things are.
     *
     * @param silences those that may last now
     * @param holding alerts that hold and may inhibit
     * @param onsets when somebody was wanted for this subject and family of rules, oldest first
     * @param asked the place of this one among them
     */
    public record Situation(
            List<Silence> silences,
            List<Inhibition.Holding> holding,
            Optional<Work> work,
            List<Flapping.Onset> onsets,
            int asked) {}

    /** Whether anything keeps it from being told at all. */
    public Verdict hold(Matter matter, Situation situation, Instant now) {
        return silenced(matter, situation, now)
                .or(() -> inhibited(matter, situation, now))
                .or(() -> atWork(matter, situation, now))
                .orElseGet(() -> flapping(matter, situation, now));
    }

    private Optional<Verdict> silenced(Matter matter, Situation situation, Instant now) {
        boolean isGuarded = settings.isGuarded(matter.labels());
        return situation.silences().stream()
                .filter(silence -> silence.silences(matter.labels(), isGuarded, now))
                .findFirst()
                .map(silence -> Verdict.held(
                        Verdict.Reason.SILENCED,
                        "silence " + silence.id(),
                        OptionalLong.of(silence.id()),
                        silence.over()));
    }

    private Optional<Verdict> inhibited(Matter matter, Situation situation, Instant now) {
        for (Inhibition rule : settings.inhibitions()) {
            Optional<Inhibition.Holding> by = rule.of(matter.alert(), matter.labels(), situation.holding());
            if (by.isPresent()) {
                return Optional.of(Verdict.held(
                        Verdict.Reason.INHIBITED,
                        rule.id() + ": alert " + by.get().alert(),
                        OptionalLong.of(by.get().alert()),
                        now.plus(LOOK_AGAIN)));
            }
        }
        return Optional.empty();
    }

    private Optional<Verdict> atWork(Matter matter, Situation situation, Instant now) {
        return situation
                .work()
                .filter(work -> matter.severity() != Severity.RED && now.isBefore(work.until()))
                .map(work -> Verdict.held(
                        Verdict.Reason.MAINTENANCE,
                        "work window " + work.id(),
                        OptionalLong.of(work.id()),
                        earlier(work.until(), now.plus(LOOK_AGAIN))));
    }

    private Verdict flapping(Matter matter, Situation situation, Instant now) {
        Flapping.State state = settings.flapping().of(situation.onsets(), situation.asked(), now);
        if (state.kind() == Flapping.Kind.QUIET || matter.severity() == Severity.RED) {
            return Verdict.page("", now);
        }
        String word = "begun more than %d times in %d min"
                .formatted(
                        settings.flapping().times(),
                        settings.flapping().within().toMinutes());
        return state.kind() == Flapping.Kind.TOLD
                ? Verdict.page(word, now)
                : Verdict.held(
                        Verdict.Reason.FLAPPING,
                        word,
                        OptionalLong.empty(),
                        state.until().orElse(now));
    }

    /**
     * How it leaves, where nothing keeps it.
     *
     * @param reds how many reds have left on their own over the channel in the last minute
     */
    public Verdict way(Matter matter, List<StormRule.Storm> storms, int reds, Instant now) {
        Optional<StormRule.Storm> storm =
                matter.isExercise() ? Optional.empty() : StormRule.over(storms, matter.labels());
        if (storm.isPresent()) {
            return inStorm(matter, storm.get(), reds, now);
        }
        return matter.severity().isAtLeast(Severity.ORANGE) ? Verdict.page("", now) : grouped(matter, now);
    }

    private Verdict inStorm(Matter matter, StormRule.Storm storm, int reds, Instant now) {
        StormRule rule = settings.storm();
        boolean isRed = matter.severity() == Severity.RED;
        if (isRed && rule.isRedOnItsOwn(reds)) {
            return Verdict.page("", now);
        }
        Duration every = isRed ? rule.redWait() : rule.every();
        return new Verdict(
                Verdict.Reason.STORM,
                storm.word(),
                OptionalLong.of(storm.id()),
                now.plus(isRed ? rule.redGather() : every),
                isRed ? storm.word() + ", red" : storm.word(),
                every,
                settings.grouping(matter.chain()).repeat());
    }

    private Verdict grouped(Matter matter, Instant now) {
        Grouping grouping = settings.grouping(matter.chain());
        String key = (matter.isExercise() ? "exercise, " : "") + matter.chain() + ": " + grouping.key(matter.labels())
                + "; " + matter.step();
        return new Verdict(
                Verdict.Reason.GROUPED,
                key,
                OptionalLong.empty(),
                now.plus(grouping.gather()),
                key,
                grouping.interval(),
                grouping.repeat());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
