package lifeline.alerts.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import lifeline.alerts.alert.Judgement.Verdict;
import lifeline.contract.signal.Severity;

/**
 * An alert as it stands now. Signals move its machine side ({@link Course#take}), people its stage ({@link #acknowledge} to
 * {@link #close}), and say what they found ({@link #judge}); each returns a new alert and changes none.
 *
 * @param ruleVersion of the rules that began it
 * @param severity the severity now; after the end the one it had
 * @param peakSeverity the gravest it had
 * @param clockAt since when the clock of its stage runs (see {@link Clocks}); empty where none does
 * @param value of its newest signal that did not end it: what it was about, also after it is over
 * @param threshold of the same signal
 * @param signals how many signals it has had
 * @param episodes how often what it is about has begun
 * @param judgement what people found it to be; empty before anybody said
 */
public record Alert(
        Origin origin,
        int ruleVersion,
        Severity severity,
        Severity peakSeverity,
        Machine machine,
        Stage stage,
        Optional<Instant> clockAt,
        double value,
        double threshold,
        Instant beganAt,
        Instant raisedAt,
        Instant updatedAt,
        int signals,
        int episodes,
        Optional<Judgement> judgement) {
    private static final Duration REOPENED_WITHIN = Duration.ofHours(24);

    /** What the first signal of its first episode makes it. */
    static Alert beginning(Course.Episode first, Instant at) {
        return new Alert(
                first.origin(),
                first.ruleVersion(),
                first.severity(),
                first.severity(),
                first.machine(),
                new Stage.Detected(),
                Optional.of(at),
                first.value(),
                first.threshold(),
                first.beganAt(),
                at,
                at,
                1,
                1,
                Optional.empty());
    }

    /**
     * What a signal did to its episodes.
     *
     * @param changed the one it was about, as it is now
     * @param leading the one the alert is about while any holds; empty once none does
     * @param isNew whether it began that one
     */
    record News(Course.Episode changed, Optional<Course.Episode> leading, boolean isNew, Instant at) {}

    Alert after(News news) {
        Course.Episode changed = news.changed();
        boolean isAbout = news.leading().isPresent()
                || machine.recoveredAt().isEmpty()
                || changed.origin().id().equals(origin.id());
        Course.Episode shown = news.leading().orElse(changed);
        Machine next = isAbout ? shown.machine() : machine;
        boolean isBack = isBack(next);
        Stage reached = isBack ? news.isNew() ? stage.renewed() : reopened() : stage;
        boolean isUntaken = news.isNew() && stage.acknowledgement().isPresent() && reached instanceof Stage.Waiting;
        Severity now = isAbout ? shown.severity() : severity;
        boolean isRestarted = reached.name() != stage.name() || !severity.isAtLeast(now) || (isBack && news.isNew());
        return new Alert(
                isAbout ? shown.origin() : origin,
                isAbout ? shown.ruleVersion() : ruleVersion,
                now,
                now.isAtLeast(peakSeverity) ? now : peakSeverity,
                next,
                reached,
                isRestarted ? clockOf(reached, news.at()) : clockAt,
                isAbout ? shown.value() : value,
                isAbout ? shown.threshold() : threshold,
                isAbout ? shown.beganAt() : beganAt,
                isUntaken ? news.at() : raisedAt,
                news.at(),
                signals + 1,
                episodes + (news.isNew() ? 1 : 0),
                isUntaken ? Optional.empty() : judgement);
    }

    /** What ended one of its episodes proves nothing: {@code leading} holds on, as grave as it was. */
    Alert takenBack(Course.Episode leading, Instant at) {
        Stage reached = reopened();
        Optional<Instant> clock = reached.name() == stage.name() ? clockAt : clockOf(reached, at);
        return new Alert(
                leading.origin(),
                leading.ruleVersion(),
                leading.severity(),
                peakSeverity,
                leading.machine(),
                reached,
                clock,
                leading.value(),
                leading.threshold(),
                leading.beganAt(),
                raisedAt,
                at,
                signals,
                episodes,
                judgement);
    }

    private boolean isBack(Machine next) {
        return machine.recoveredAt().isPresent() && next.recoveredAt().isEmpty();
    }

    private Stage reopened() {
        return stage instanceof Stage.Closed closed ? closed.reopen() : stage;
    }

    /** It has reached somebody; unchanged where it had, or somebody took it. */
    public Alert announced(Instant at) {
        return stage instanceof Stage.Detected detected ? in(detected.announce(), at) : this;
    }

    /** Somebody takes it. What was judged already needs no second judgement. */
    public Outcome acknowledge(String by, Instant at) {
        return go(
                Stage.Waiting.class,
                Stage.Name.DETECTED,
                waiting -> judgement.isPresent() ? waiting.acknowledge(by, at).analyse() : waiting.acknowledge(by, at),
                at,
                Refusal.ALREADY_ACKNOWLEDGED);
    }

    /** Somebody says what it was; what was said before counts no more. */
    public Outcome judge(Judgement found) {
        Stage next = stage instanceof Stage.Acknowledged taken ? taken.analyse() : stage;
        boolean isNews =
                judgement.filter(before -> before.verdict() == found.verdict()).isEmpty();
        boolean isRestarted = next.name() == Stage.Name.ANALYSED && isNews;
        return new Outcome.Accepted(
                with(machine, next, isRestarted ? Optional.of(found.at()) : clockAt, found.at(), Optional.of(found)));
    }

    /** The warning goes out, which only that of a true alert does. */
    public Outcome release(Instant at) {
        boolean isTrue =
                judgement.filter(found -> found.verdict() == Verdict.TRUE).isPresent();
        return stage.name() == Stage.Name.ANALYSED && !isTrue
                ? new Outcome.Refused(Refusal.NOT_TRUE)
                : go(Stage.Analysed.class, Stage.Name.ANALYSED, Stage.Analysed::release, at, Refusal.ALREADY_RELEASED);
    }

    /** The owner has received it. */
    public Outcome sign(Instant at) {
        return go(Stage.Released.class, Stage.Name.RELEASED, Stage.Released::sign, at, Refusal.ALREADY_SIGNED);
    }

    /** The owner's people are there. */
    public Outcome arrive(Instant at) {
        return go(Stage.Signed.class, Stage.Name.SIGNED, Stage.Signed::arrive, at, Refusal.ALREADY_ARRIVED);
    }

    /** They work, report progress, or have to work on. */
    public Outcome handle(Instant at) {
        return go(Stage.OnSite.class, Stage.Name.ARRIVED, Stage.OnSite::handle, at, Refusal.ALREADY_CLOSED);
    }

    /** They say that it is mended. */
    public Outcome resolve(Instant at) {
        return go(Stage.Handling.class, Stage.Name.HANDLING, Stage.Handling::resolve, at, Refusal.ALREADY_RESOLVED);
    }

    /** Somebody is done with it, which nobody can be while the condition holds or before it is known what it was. */
    public Outcome close(Instant at) {
        Optional<Refusal> obstacle = obstacle();
        return obstacle.isPresent()
                ? new Outcome.Refused(obstacle.get())
                : go(
                        Stage.Closable.class,
                        Stage.Name.ANALYSED,
                        closable -> closable.close(at),
                        at,
                        Refusal.NOT_RESOLVED);
    }

    private Optional<Refusal> obstacle() {
        if (!(stage instanceof Stage.Closable)) {
            boolean isReleased = stage.name().compareTo(Stage.Name.ANALYSED) > 0 && stage.name() != Stage.Name.CLOSED;
            return isReleased ? Optional.of(Refusal.NOT_RESOLVED) : Optional.empty();
        }
        Optional<Verdict> verdict = judgement.map(Judgement::verdict);
        if (verdict.isEmpty()) {
            return Optional.of(Refusal.NOT_JUDGED);
        }
        if (verdict.get() == Verdict.OBSERVE) {
            return Optional.of(Refusal.JUDGE_AGAIN);
        }
        boolean isSerious = verdict.get() == Verdict.TRUE && peakSeverity.isAtLeast(Severity.YELLOW);
        if (isSerious && stage.name() != Stage.Name.RESOLVED) {
            return Optional.of(Refusal.NOT_RESOLVED);
        }
        return machine.recoveredAt().isEmpty() ? Optional.of(Refusal.STILL_ACTIVE) : Optional.empty();
    }

    /** Somebody has second thoughts, soon after it was closed: it begins anew. */
    public Outcome reopen(Instant at) {
        if (!(stage instanceof Stage.Closed closed)) {
            return new Outcome.Refused(Refusal.NOT_CLOSED);
        }
        return at.isAfter(closed.at().plus(REOPENED_WITHIN))
                ? new Outcome.Refused(Refusal.CLOSED_LONG_AGO)
                : new Outcome.Accepted(in(closed.reopen(), at));
    }

    /** Its exercise is over: nobody need look at it any more, whatever people did with it. */
    public Alert endOfExercise(String by, Instant at) {
        Stage closed = stage.closedAt().isPresent()
                ? stage
                : new Stage.Closed(stage.acknowledgement().orElseGet(() -> new Stage.Acknowledged(by, at)), at);
        Machine gone = machine.recoveredAt().isPresent() ? machine : new Machine.Recovered(at);
        return with(gone, closed, Optional.empty(), at, judgement);
    }

    /** Somebody sees to the next step, which is late: its clock begins anew. */
    public Outcome follow(Instant at) {
        boolean isTaken =
                stage.acknowledgement().isPresent() && stage.closedAt().isEmpty();
        return isTaken
                ? new Outcome.Accepted(in(stage, at))
                : new Outcome.Refused(stage.name().missing());
    }

    /** Takes the step where the stage allows it; else says what is missing before it, or that it was taken. */
    private <S extends Stage> Outcome go(
            Class<S> from, Stage.Name first, Function<S, Stage> step, Instant at, Refusal already) {
        if (from.isInstance(stage)) {
            return new Outcome.Accepted(in(step.apply(from.cast(stage)), at));
        }
        boolean isTooEarly = stage.name().compareTo(first) < 0;
        boolean isClosed = stage.name() == Stage.Name.CLOSED;
        return new Outcome.Refused(isTooEarly || isClosed ? stage.name().missing() : already);
    }

    private Alert in(Stage next, Instant at) {
        return with(machine, next, clockOf(next, at), at, judgement);
    }

    /** What is closed waits for nobody. */
    private static Optional<Instant> clockOf(Stage next, Instant at) {
        return next.closedAt().isPresent() ? Optional.empty() : Optional.of(at);
    }

    private Alert with(
            Machine newMachine, Stage newStage, Optional<Instant> clock, Instant at, Optional<Judgement> found) {
        return new Alert(
                origin,
                ruleVersion,
                severity,
                peakSeverity,
                newMachine,
                newStage,
                clock,
                value,
                threshold,
                beganAt,
                raisedAt,
                at,
                signals,
                episodes,
                found);
    }
}
