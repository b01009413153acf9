package lifeline.stream.judge;

import java.time.Instant;
import java.util.List;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Sample;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.quality.RangeGate;
import lifeline.stream.window.Micros;

/** Puts what a latch decided into a signal, with its evidence: the sensor's last plausible readings. */
final class SignalWriter {
    /** The shipped rules; versions come with rules that change while running. */
    private static final int RULE_VERSION = 0;

    private final RangeGate gate;

    SignalWriter(RangeGate gate) {
        this.gate = gate;
    }

    /** Decided by {@code reading}. */
    Signal judged(
            RuleJudge rule, LatchStep.Change change, SensorState sensor, Reading reading, double value, long now) {
        return signal(rule, change, sensor, reading.observedAt(), reading.receivedAt(), value, now);
    }

    /** Decided by the clock, or by the first reading after a silence, at {@code at}. */
    Signal silence(RuleJudge rule, LatchStep.Change change, SensorState sensor, double seconds, Instant at, long now) {
        return signal(rule, change, sensor, at, at, seconds, now);
    }

    /** The sensor is no more, at {@code now}. */
    Signal ended(RuleJudge rule, Episode episode, SensorState sensor, long now) {
        Episode last = new Episode(episode.identity(), episode.beganAt(), now, episode.level(), episode.step() + 1);
        LatchStep.Change change = new LatchStep.Change(SignalKind.CLEAR, last, episode.level());
        return signal(rule, change, sensor, Micros.instant(now), Micros.instant(now), 0, now);
    }

    private Signal signal(
            RuleJudge rule,
            LatchStep.Change change,
            SensorState sensor,
            Instant at,
            Instant receivedAt,
            double value,
            long now) {
        Episode episode = change.episode();
        return new Signal(
                rule.rule().id(),
                RULE_VERSION,
                sensor.sensor(),
                sensor.domain(),
                sensor.asset(),
                sensor.device(),
                sensor.quantity(),
                Micros.instant(episode.identity()),
                change.kind(),
                rule.severity(change.level()),
                episode.step(),
                at,
                Micros.instant(episode.beganAt()),
                receivedAt,
                Micros.instant(now),
                value,
                rule.threshold(change.kind(), change.level()),
                evidence(sensor));
    }

    private List<Sample> evidence(SensorState sensor) {
        return sensor.recent().samples().stream()
                .filter(sample -> gate.isPlausible(sample.value()))
                .toList();
    }

    /** The end of an episode whose rule is gone. */
    static Signal withdrawn(OpenEpisode open, long now) {
        Instant at = Micros.instant(now);
        return new Signal(
                open.key().rule(),
                RULE_VERSION,
                open.key().subject(),
                open.domain(),
                open.asset(),
                open.device(),
                open.quantity(),
                open.episode(),
                SignalKind.CLEAR,
                open.severity(),
                open.step() + 1,
                at,
                open.beganAt(),
                at,
                at,
                0,
                0,
                List.of());
    }
}
