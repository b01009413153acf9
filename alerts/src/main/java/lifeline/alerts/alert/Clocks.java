package lifeline.alerts.alert;

import static lifeline.alerts.alert.Stage.Name.ACKNOWLEDGED;
import static lifeline.alerts.alert.Stage.Name.ANALYSED;
import static lifeline.alerts.alert.Stage.Name.ARRIVED;
import static lifeline.alerts.alert.Stage.Name.DETECTED;
import static lifeline.alerts.alert.Stage.Name.HANDLING;
import static lifeline.alerts.alert.Stage.Name.NOTIFIED;
import static lifeline.alerts.alert.Stage.Name.RELEASED;
import static lifeline.alerts.alert.Stage.Name.SIGNED;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import lifeline.alerts.alert.Judgement.Verdict;
import lifeline.contract.signal.Severity;

/**
 * How long an alert of a severity may stand in a stage before it is overdue; a stage that is not named has no clock. A clock begins
 * when the alert comes to the stage, anew with each progress report, and anew when it grows graver, with the new severity's limit.
 */
public record Clocks(Map<Severity, Map<Stage.Name, Duration>> limits) {
    /** No alert is ever overdue. */
    public static final Clocks NONE = new Clocks(Map.of());

    /** All [default]: the centre's own numbers take their place. A shift is eight hours, a digest leaves once an hour. */
    public static final Clocks DEFAULT = new Clocks(Map.of(
            Severity.RED,
            Map.of(
                    DETECTED, Duration.ofSeconds(10),
                    NOTIFIED, Duration.ofMinutes(3),
                    ACKNOWLEDGED, Duration.ofMinutes(10),
                    ANALYSED, Duration.ofMinutes(15),
                    RELEASED, Duration.ofMinutes(5),
                    SIGNED, Duration.ofMinutes(30),
                    ARRIVED, Duration.ofMinutes(30),
                    HANDLING, Duration.ofMinutes(30)),
            Severity.ORANGE,
            Map.of(
                    DETECTED, Duration.ofSeconds(10),
                    NOTIFIED, Duration.ofMinutes(5),
                    ACKNOWLEDGED, Duration.ofMinutes(15),
                    ANALYSED, Duration.ofMinutes(20),
                    RELEASED, Duration.ofMinutes(10),
                    SIGNED, Duration.ofMinutes(60),
                    ARRIVED, Duration.ofMinutes(60),
                    HANDLING, Duration.ofMinutes(60)),
            Severity.YELLOW,
            Map.of(
                    DETECTED, Duration.ofSeconds(40),
                    NOTIFIED, Duration.ofMinutes(15),
                    ACKNOWLEDGED, Duration.ofMinutes(60),
                    ANALYSED, Duration.ofMinutes(90),
                    RELEASED, Duration.ofMinutes(30),
                    SIGNED, Duration.ofHours(4),
                    ARRIVED, Duration.ofDays(1),
                    HANDLING, Duration.ofDays(1)),
            Severity.BLUE,
            Map.of(
                    DETECTED, Duration.ofHours(1),
                    NOTIFIED, Duration.ofHours(8),
                    ACKNOWLEDGED, Duration.ofDays(1))));

    public Clocks {
        Map<Severity, Map<Stage.Name, Duration>> copy = new EnumMap<>(Severity.class);
        limits.forEach((severity, stages) -> copy.put(severity, Map.copyOf(stages)));
        limits = Map.copyOf(copy);
    }

    public Optional<Duration> limit(Severity severity, Stage.Name stage) {
        return Optional.ofNullable(limits.getOrDefault(severity, Map.of()).get(stage));
    }

    /** Until when the next step is expected; empty where nobody waits for one. */
    public Optional<Instant> dueAt(Alert alert) {
        Stage.Name stage = alert.stage().name();
        if (stage == ANALYSED && !isToBeReleased(alert)) {
            return Optional.empty();
        }
        return alert.clockAt().flatMap(began -> limit(alert.severity(), stage).map(began::plus));
    }

    /** What is false or only watched is released to nobody. */
    private static boolean isToBeReleased(Alert alert) {
        return alert.judgement()
                .filter(found -> found.verdict() == Verdict.TRUE)
                .isPresent();
    }

    public boolean isOverdue(Alert alert, Instant now) {
        return dueAt(alert).filter(due -> !now.isBefore(due)).isPresent();
    }
}
