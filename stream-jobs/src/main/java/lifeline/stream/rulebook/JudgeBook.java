package lifeline.stream.rulebook;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.exercise.ExerciseId;
import lifeline.contract.reading.Reading;
import lifeline.stream.judge.RuleChange;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorState;

/** Who judges which sensor, by the rules of a catalogue until {@link #take} says otherwise. For one thread. */
public final class JudgeBook {
    private final Map<String, DomainJudges> judges = new HashMap<>();
    private final Catalogue catalogue;
    private final Map<String, Duration> periods;
    private final long startedAt;

    /**
     * @param periods of sensors that do not report as their quantity declares
     * @param startedAt in microseconds; silence before it does not count
     */
    public JudgeBook(Catalogue catalogue, Map<String, Duration> periods, long startedAt) {
        this.catalogue = catalogue;
        this.periods = periods;
        this.startedAt = startedAt;
        for (Domain domain : catalogue.domains()) {
            judges.put(domain.id(), new DomainJudges(domain, DomainRules.shipped(domain), startedAt));
        }
    }

    /** The judge of the sensor that {@code reading} is of; empty when the catalogue has no such quantity. */
    public Optional<SensorJudge> judge(Reading reading, long now) {
        DomainJudges domain = judges.get(reading.domain());
        return domain == null
                ? Optional.empty()
                : domain.judge(
                        reading.quantity(),
                        periods.isEmpty() ? null : periods.get(reading.sensor()),
                        reading.asset(),
                        reading.device(),
                        now);
    }

    /** The judge of a sensor that is known; empty when the catalogue has no such quantity. */
    public Optional<SensorJudge> judge(SensorState sensor, long now) {
        DomainJudges domain = judges.get(sensor.domain());
        return domain == null ? Optional.empty() : judge(domain, sensor, now);
    }

    private Optional<SensorJudge> judge(DomainJudges domain, SensorState sensor, long now) {
        return domain.judge(
                sensor.quantity(),
                periods.isEmpty() ? null : periods.get(sensor.sensor()),
                sensor.asset(),
                sensor.device(),
                now);
    }

    /** The windows of work at the sensor that {@code reading} is of. */
    public SensorWork work(Reading reading) {
        return work(reading.domain(), reading.quantity(), reading.asset(), reading.device());
    }

    /** The windows of work at a sensor that is known. */
    public SensorWork work(SensorState sensor) {
        return work(sensor.domain(), sensor.quantity(), sensor.asset(), sensor.device());
    }

    /** None at the shadows of an exercise: nobody works there. */
    private SensorWork work(String domain, String quantity, String asset, String device) {
        DomainJudges known = judges.get(domain);
        if (known == null
                || known.rules().work().isEmpty()
                || ExerciseId.of(device).isPresent()) {
            return SensorWork.NONE;
        }
        List<WorkWindow> there = known.rules().work().stream()
                .filter(window -> window.isAt(quantity, asset, device))
                .toList();
        return there.isEmpty() ? SensorWork.NONE : new SensorWork(there);
    }

    /** Which version of the rules of {@code domain} is in force. */
    public int version(String domain) {
        DomainJudges known = judges.get(domain);
        return known == null ? 0 : known.rules().version();
    }

    /** Whether {@code set} is about a domain that is known here, and newer than what is known of it. */
    public boolean isNews(RuleSet set) {
        DomainJudges known = judges.get(set.domain());
        return known != null && set.revision() > known.rules().revision();
    }

    /**
     * From now on judges by {@code set}; what sensors remember has to be taken over, each through what is returned.
     *
     * @throws InvalidDomainException when it has a fault; then nothing has changed
     */
    public Takeover take(RuleSet set) {
        Domain domain = catalogue.domain(set.domain()).orElseThrow();
        DomainJudges after = new DomainJudges(domain, DomainRules.of(domain, set), startedAt);
        DomainJudges before = judges.put(set.domain(), after);
        return (sensor, now) -> {
            if (!sensor.domain().equals(set.domain())) {
                return Optional.empty();
            }
            Optional<SensorJudge> judged = before == null ? Optional.empty() : judge(before, sensor, now);
            return judged.flatMap(was -> judge(after, sensor, now).map(is -> RuleChange.of(was, is)));
        };
    }

    /** What a change of rules means for a sensor. */
    @FunctionalInterface
    public interface Takeover {
        /** Empty where the sensor is judged by nobody, or of another domain. */
        Optional<RuleChange> of(SensorState sensor, long now);
    }
}
