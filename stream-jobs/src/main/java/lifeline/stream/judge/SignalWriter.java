package lifeline.stream.judge;

import java.time.Instant;
import java.util.List;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Sample;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.latch.Episode;
import lifeline.stream.latch.Hindsight;
import lifeline.stream.latch.LatchStep;
import lifeline.stream.quality.RangeGate;
import lifeline.stream.window.Micros;
import lifeline.stream.window.SampleWindow;

/** Puts what a latch decided into a signal, with its evidence: the sensor's last plausible readings. */
final class SignalWriter {
    private final RangeGate gate;

    SignalWriter(RangeGate gate) {
        this.gate = gate;
    }

    /** Decided by {@code reading}. */
    Signal judged(
            RuleJudge rule, LatchStep.Change change, SensorState sensor, Reading reading, double value, long now) {
        return signal(rule, rule.version(), change, sensor, reading.observedAt(), reading.receivedAt(), value, now);
    }

    /** Decided by a reading that came late, observed at {@code at}. */
    Signal lookedBack(
            RuleJudge rule,
            LatchStep.Change change,
            SensorState sensor,
            long at,
            long heardAt,
            double value,
            long now) {
        return signal(rule, rule.version(), change, sensor, Micros.instant(at), Micros.instant(heardAt), value, now);
    }

    /** Decided by the clock, or by the first reading after a silence, at {@code at}. */
    Signal silence(RuleJudge rule, LatchStep.Change change, SensorState sensor, double seconds, Instant at, long now) {
        return signal(rule, rule.version(), change, sensor, at, at, seconds, now);
    }

    /** Taken back: {@code late} says that what was to be met was not met often or long enough. */
    Signal retracted(RuleJudge rule, LatchStep.Change change, SensorState sensor, Reading late, long now) {
        Instant at = Micros.instant(sensor.newestAt());
        return signal(rule, rule.version(), change, sensor, at, late.receivedAt(), late.value(), now);
    }

    /** An episode that late readings told of, over before anybody heard of it: one signal, and nothing opens. */
    Signal over(RuleJudge rule, Hindsight.Over over, SensorState sensor, long now) {
        Episode episode = over.episode();
        LatchStep.Change change = new LatchStep.Change(SignalKind.AMEND, episode, episode.level());
        Instant endedAt = Micros.instant(over.endedAt());
        Instant heardAt = Micros.instant(over.heardAt());
        return signal(rule, rule.version(), change, sensor, endedAt, heardAt, over.value(), now);
    }

    /** The sensor is no more, or its rule is not any longer by what {@code version} says, at {@code now}. */
    Signal ended(RuleJudge rule, int version, Episode episode, SensorState sensor, long now) {
        Episode last = new Episode(episode.identity(), episode.beganAt(), now, episode.level(), episode.step() + 1);
        LatchStep.Change change = new LatchStep.Change(SignalKind.CLEAR, last, episode.level());
        return signal(rule, version, change, sensor, Micros.instant(now), Micros.instant(now), 0, now);
    }

    private Signal signal(
            RuleJudge rule,
            int version,
            LatchStep.Change change,
            SensorState sensor,
            Instant at,
            Instant receivedAt,
            double value,
            long now) {
        Episode episode = change.episode();
        return new Signal(
                rule.rule().id(),
                version,
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

    /** Decided by a change of the rules to {@code version}, at {@code now}. */
    Signal changed(RuleJudge rule, int version, LatchStep.Change change, SensorState sensor, long now) {
        SampleWindow recent = sensor.recent();
        double value = recent.isEmpty() ? 0 : recent.value(recent.size() - 1);
        return signal(rule, version, change, sensor, Micros.instant(now), Micros.instant(now), value, now);
    }

    /** The end of an episode whose rule is gone since {@code version}. */
    static Signal withdrawn(OpenEpisode open, int version, long now) {
        Instant at = Micros.instant(now);
        return new Signal(
                open.key().rule(),
                version,
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
