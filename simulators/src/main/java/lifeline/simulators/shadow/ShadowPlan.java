package lifeline.simulators.shadow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import lifeline.contract.city.City;
import lifeline.contract.exercise.scenario.ExerciseScenario;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.simulators.score.match.Alarm;
import lifeline.simulators.score.match.Due;
import lifeline.simulators.score.match.Matching;
import lifeline.simulators.score.match.Places;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.match.TrueFault;

/**
 * What shadow devices play: who speaks, what breaks when, what a good system says, and when it is over.
 *
 * @param city of the shadows: those that are struck, those beside them, and a few calm ones everywhere
 * @param faults the truth, with what is asked
 * @param unasked what is said of them only after it is over, so that nobody is asked for it
 * @param begins when they are first heard
 */
public record ShadowPlan(
        ExerciseScenario scenario,
        City city,
        CityRun.Script script,
        List<Request> requests,
        List<TrueFault> faults,
        List<Due> unasked,
        Instant begins,
        Instant ends) {
    private static final double DAY_MILLIS = 86_400_000;

    public ShadowPlan {
        requests = List.copyOf(requests);
        faults = List.copyOf(faults);
        unasked = List.copyOf(unasked);
    }

    /** A run of it; faults that begin are told to {@code onFault}. */
    public CityRun run(Consumer<Injection> onFault) {
        CityRun run = new CityRun(script, onFault);
        requests.forEach(run::ask);
        return run;
    }

    /** The alarms among {@code said} that were raised while it was played. */
    public List<Alarm> alarms(List<Said> said) {
        return Alarm.of(said).stream()
                .filter(alarm ->
                        !alarm.raisedAt().isBefore(begins) && !alarm.raisedAt().isAfter(ends))
                .toList();
    }

    /**
     * What the alarms were worth.
     *
     * @param quantities by rule: what it judges
     */
    public Matching.Verdict verdict(List<Said> said, Places places, Map<String, String> quantities) {
        return Matching.of(faults, alarms(said), places, quantities);
    }

    /** By {@code domain.quantity}: for how long its shadows are watched in all. */
    public Map<String, Double> sensorDays() {
        double each = Duration.between(begins, ends).toMillis() / DAY_MILLIS;
        Map<String, Double> days = new TreeMap<>();
        city.devices().forEach(device -> device.quantities()
                .forEach(quantity -> days.merge(device.domain() + '.' + quantity, each, Double::sum)));
        return days;
    }
}
