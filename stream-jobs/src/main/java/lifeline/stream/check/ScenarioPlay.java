package lifeline.stream.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.reading.Quality;
import lifeline.contract.reading.Reading;
import lifeline.contract.rule.JointCondition;
import lifeline.contract.rule.Scenario;
import lifeline.contract.rule.Scenario.Series;
import lifeline.contract.season.YearCalendar;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Connection;
import lifeline.contract.topology.Topology;
import lifeline.stream.judge.Judgement;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorState;
import lifeline.stream.judge.Waking;
import lifeline.stream.rulebook.JudgeBook;
import lifeline.stream.subject.SubjectBook;
import lifeline.stream.subject.SubjectInput;
import lifeline.stream.subject.SubjectLook;
import lifeline.stream.subject.SubjectState;
import lifeline.stream.subject.Told;
import lifeline.stream.window.Micros;

/**
 * A scenario played through the judges that run live, on a clock that jumps from reading to reading and timer to timer. One that says
 * on which day it begins is judged by the calendar, any other as if there were none.
 */
final class ScenarioPlay {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final String ASSET = "asset";

    private final Instant start;
    private final String domain;
    private final Scenario scenario;
    private final Map<Series, Sensor> sensors = new LinkedHashMap<>();
    private final SubjectBook subjects;
    private final List<Signal> signals = new ArrayList<>();
    private final List<SubjectInput> alarms = new ArrayList<>();
    private final boolean hasNeighbours;
    private final String asset;
    private final Topology pipes;
    private Optional<SubjectState> subject = Optional.empty();

    ScenarioPlay(Domain domain, Scenario scenario) {
        LocalDate from = scenario.from();
        Catalogue catalogue = new Catalogue(List.of(from == null ? domain : domain.followingCalendar()));
        this.start = from == null ? START : from.atStartOfDay().toInstant(YearCalendar.CITY);
        Instant begin = start.minus(scenario.every().multipliedBy(scenario.past()));
        JudgeBook judges = new JudgeBook(catalogue, Map.of(), Micros.of(begin));
        this.domain = domain.id();
        this.scenario = scenario;
        this.subjects = new SubjectBook(catalogue);
        this.hasNeighbours = catalogue
                .rule(scenario.rule())
                .filter(rule -> rule.condition() instanceof JointCondition.Neighbours)
                .isPresent();
        this.asset = hasNeighbours ? scenario.series().get(0).device() : ASSET;
        this.pipes = hasNeighbours ? pipes(scenario) : Topology.NONE;
        for (Series series : scenario.series()) {
            judges.judge(reading(series, begin, 0), Micros.of(begin))
                    .ifPresent(judge -> sensors.put(series, new Sensor(judge)));
        }
    }

    /** All are a metre from the first, which is the one that is asked about. */
    private static Topology pipes(Scenario scenario) {
        String first = scenario.series().get(0).device();
        return Topology.ofConnections(scenario.series().stream()
                .map(Series::device)
                .distinct()
                .filter(device -> !device.equals(first))
                .map(device -> new Connection(first, device, Connection.Kind.FLOWS_TO, 1))
                .toList());
    }

    /** One of the scenario's sensors. */
    private final class Sensor {
        private final SensorJudge judge;
        private Optional<SensorState> state = Optional.empty();
        private OptionalLong wakeAt = OptionalLong.empty();

        Sensor(SensorJudge judge) {
            this.judge = judge;
        }

        Reading observe(Reading reading) {
            Judgement judgement = judge.observe(state, reading, Micros.of(reading.receivedAt()));
            state = judgement.state();
            tell(judgement.signals());
            if (judgement.wakeAt().isPresent()) {
                wakeAt = judgement.wakeAt();
            }
            return judgement.reading();
        }

        void ringUntil(long until) {
            while (wakeAt.isPresent() && wakeAt.getAsLong() <= until && state.isPresent()) {
                Waking waking = judge.overdue(state.get(), wakeAt.getAsLong());
                state = waking.state();
                tell(waking.signals());
                wakeAt = waking.wakeAt();
            }
        }
    }

    private void tell(List<Signal> said) {
        signals.addAll(said);
        said.forEach(signal -> alarms.addAll(subjects.alarms(signal, pipes)));
    }

    /** What the scenario's rule said, in order. */
    List<Scenario.Expectation> said() {
        for (int back = scenario.past(); back > 0; back--) {
            Instant at = start.minus(scenario.every().multipliedBy(back));
            List<Reading> readings = new ArrayList<>();
            for (Series series : sensors.keySet()) {
                readings.add(reading(series, at, scenario.before(series, back)));
            }
            observe(at, readings);
        }
        int length = sensors.keySet().stream()
                .mapToInt(series -> series.values().size())
                .max()
                .orElse(0);
        for (int i = 0; i < length; i++) {
            Instant at = start.plus(scenario.every().multipliedBy(i));
            List<Reading> readings = new ArrayList<>();
            for (Series series : sensors.keySet()) {
                Double value = i < series.values().size() ? series.values().get(i) : null;
                if (value != null) {
                    readings.add(reading(series, at, value));
                }
            }
            observe(at, readings);
        }
        ringUntil(start.plus(scenario.until()));
        return signals.stream()
                .filter(signal -> signal.rule().equals(scenario.rule()))
                .map(signal -> new Scenario.Expectation(
                        Duration.between(start, signal.at()), signal.kind(), signal.severity()))
                .toList();
    }

    private String asset(Series series) {
        return hasNeighbours ? series.device() : asset;
    }

    private Reading reading(Series series, Instant at, double value) {
        return new Reading(
                domain, asset(series), series.device(), series.quantity(), at, at, null, null, value, Quality.GOOD);
    }

    private void observe(Instant at, List<Reading> readings) {
        ringUntil(at);
        List<SubjectInput> inputs = new ArrayList<>();
        for (Reading reading : readings) {
            sensors.forEach((series, sensor) -> {
                if (series.device().equals(reading.device())
                        && series.quantity().equals(reading.quantity())) {
                    inputs.addAll(subjects.inputs(sensor.observe(reading)));
                }
            });
        }
        inputs.addAll(alarms);
        alarms.clear();
        inputs.removeIf(
                input -> !input.rule().equals(scenario.rule()) || !input.asset().equals(asset));
        if (!inputs.isEmpty()) {
            judge(inputs, Micros.of(at));
        }
    }

    private void judge(List<SubjectInput> inputs, long at) {
        SubjectState known = subject.orElseGet(() -> SubjectState.before(inputs.get(0)));
        List<Told> told = inputs.stream().map(input -> Told.of(input, at)).toList();
        SubjectLook look =
                subjects.judge(domain, scenario.rule(), asset, at).orElseThrow().observe(known, at, told, at);
        subject = Optional.of(look.state());
        look.signal().ifPresent(signals::add);
    }

    private void ringUntil(Instant at) {
        sensors.values().forEach(sensor -> sensor.ringUntil(Micros.of(at)));
    }
}
