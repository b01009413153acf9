package lifeline.stream.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.Rule;
import lifeline.contract.rule.Scenario;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.Judgement;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorState;
import lifeline.stream.judge.Waking;
import lifeline.stream.window.Micros;

/** A scenario played through the judge that runs live, on a clock that jumps from reading to reading and timer to timer. */
final class ScenarioPlay {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SensorJudge judge;
    private final String domain;
    private final Scenario scenario;
    private final List<Signal> signals = new ArrayList<>();
    private Optional<SensorState> state = Optional.empty();
    private OptionalLong wakeAt = OptionalLong.empty();

    ScenarioPlay(Domain domain, Quantity quantity, Scenario scenario) {
        List<Rule> rules = domain.rules().stream()
                .filter(rule -> rule.quantity().equals(quantity.name()))
                .toList();
        this.judge = new SensorJudge(
                quantity,
                rules,
                Micros.of(START.minus(
                        scenario.every().multipliedBy(scenario.past().values()))));
        this.domain = domain.id();
        this.scenario = scenario;
    }

    /** What the scenario's rule said, in order. */
    List<Scenario.Expectation> said() {
        for (int back = scenario.past().values(); back > 0; back--) {
            Instant at = START.minus(scenario.every().multipliedBy(back));
            ringUntil(at);
            observe(at, scenario.past().value(back, scenario.every()));
        }
        Instant at = START;
        for (Double value : scenario.values()) {
            ringUntil(at);
            if (value != null) {
                observe(at, value);
            }
            at = at.plus(scenario.every());
        }
        ringUntil(START.plus(scenario.until()));
        return signals.stream()
                .filter(signal -> signal.rule().equals(scenario.rule()))
                .map(signal -> new Scenario.Expectation(
                        Duration.between(START, signal.at()), signal.kind(), signal.severity()))
                .toList();
    }

    private void observe(Instant at, double value) {
        Reading reading =
                new Reading(domain, "asset", "device", scenario.quantity(), at, at, null, null, value, Quality.GOOD);
        Judgement judgement = judge.observe(state, reading, Micros.of(at));
        state = judgement.state();
        signals.addAll(judgement.signals());
        if (judgement.wakeAt().isPresent()) {
            wakeAt = judgement.wakeAt();
        }
    }

    private void ringUntil(Instant at) {
        long until = Micros.of(at);
        while (wakeAt.isPresent() && wakeAt.getAsLong() <= until && state.isPresent()) {
            Waking waking = judge.overdue(state.get(), wakeAt.getAsLong());
            state = waking.state();
            signals.addAll(waking.signals());
            wakeAt = waking.wakeAt();
        }
    }
}
