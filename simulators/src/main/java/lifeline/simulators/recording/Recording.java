package lifeline.simulators.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.device.Source;
import lifeline.simulators.wave.Rain;
import org.jspecify.annotations.Nullable;

/**
 * Plays recorded readings once, in the order of their times and at their own pace. A recording that lies ahead of the clock,
 * by a day at most, keeps its times; any other is shifted as a whole, so that its first reading is of the start instant.
 */
public final class Recording implements Source {
    /** What models call the rain they tell of. */
    private static final String RAIN = "rain";

    private static final Duration AHEAD = Duration.ofDays(1);

    private final List<Row> recorded;
    private final Iterator<Row> rows;
    private final Duration shift;
    private @Nullable Row next;

    /** @param topic of the device; the other components are the CSV's columns */
    record Row(String device, Topic topic, String quantity, Instant observedAt, double value) {
        static Topic topic(String domain, String asset, String device) {
            return new Topic(domain, asset, device, Format.JSON);
        }
    }

    Recording(List<Row> rows, Instant start) {
        this.recorded =
                rows.stream().sorted(Comparator.comparing(Row::observedAt)).toList();
        this.rows = recorded.iterator();
        this.next = this.rows.hasNext() ? this.rows.next() : null;
        Instant first = next == null ? start : next.observedAt();
        boolean keeps = !first.isBefore(start) && first.isBefore(start.plus(AHEAD));
        this.shift = keeps ? Duration.ZERO : Duration.between(first, start);
    }

    /** The rain it is a recording of; empty where it is one of anything else besides. */
    public Optional<Rain> rain(List<Simulation> simulations) {
        boolean isRain = !recorded.isEmpty() && recorded.stream().allMatch(row -> isRain(row, simulations));
        return isRain ? Optional.of(new RecordedRain(recorded, shift)) : Optional.empty();
    }

    private static boolean isRain(Row row, List<Simulation> simulations) {
        return simulations.stream()
                .filter(simulation -> simulation.domain().equals(row.topic().domain()))
                .flatMap(simulation -> simulation.physics().stream())
                .anyMatch(model -> RAIN.equals(model.tells().get(row.quantity())));
    }

    @Override
    public Optional<Instant> nextAt() {
        return Optional.ofNullable(next).map(row -> row.observedAt().plus(shift));
    }

    @Override
    public Optional<Emission> next() {
        Row row = next;
        next = rows.hasNext() ? rows.next() : null;
        if (row == null) {
            return Optional.empty();
        }
        Instant at = row.observedAt().plus(shift);
        Sample sample = new Sample(at, null, Map.of(row.quantity(), row.value()));
        return Optional.of(new Emission(at, row.topic(), List.of(sample), Emission.Form.PLAIN, Map.of(), false));
    }
}
