package lifeline.simulators.junit.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.stream.judge.Judgement;
import lifeline.stream.judge.SensorJudge;
import lifeline.stream.judge.SensorState;
import lifeline.stream.judge.Waking;
import lifeline.stream.quality.Arrival;
import lifeline.stream.rulebook.JudgeBook;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.rulebook.SensorWork;
import lifeline.stream.rulebook.WorkWindow;
import lifeline.stream.window.Micros;

/** The judges that run live, on a clock that jumps from message to message and timer to timer. A message takes no time. */
final class Detection {
    private final JudgeBook judges;
    private final AssetDetection assets;
    private final Consumer<Signal> onSignal;
    private final Map<String, SensorState> states = new HashMap<>();
    private final PriorityQueue<Ring> rings =
            new PriorityQueue<>(Comparator.comparingLong(Ring::at).thenComparing(Ring::sensor));

    private long revision;

    private record Ring(long at, String sensor) {}

    Detection(Catalogue catalogue, Instant start, Consumer<Signal> onSignal) {
        this.judges = new JudgeBook(catalogue, Map.of(), Micros.of(start));
        this.assets = new AssetDetection(catalogue, onSignal);
        this.onSignal = onSignal;
    }

    /** The reading with the quality it has been given; empty for a copy and for what nobody judges. */
    Optional<Reading> observe(Reading reading) {
        long now = Micros.of(reading.receivedAt());
        assets.reach(now);
        return judges.judge(reading, now).flatMap(judge -> observe(judge, reading, now));
    }

    /** From now on these are the windows of work of {@code domain}. */
    void declare(String domain, List<WorkWindow> windows, long now) {
        revision++;
        JudgeBook.Takeover takeover =
                judges.take(new RuleSet(domain, revision, 0, null, null, null, List.of(), windows));
        for (SensorState state : List.copyOf(states.values())) {
            takeover.of(state, now).ifPresent(change -> {
                Waking waking = change.apply(state, now, judges.work(state).over(now));
                waking.state().ifPresent(known -> states.put(state.sensor(), known));
                tell(waking.signals(), state.sensor(), waking.wakeAt());
            });
        }
    }

    private Optional<Reading> observe(SensorJudge judge, Reading raw, long now) {
        SensorWork work = judges.work(raw);
        Reading reading = work.mark(raw);
        String sensor = reading.sensor();
        Judgement judgement = judge.observe(Optional.ofNullable(states.get(sensor)), reading, now, work.over(now));
        judgement.state().ifPresent(state -> states.put(sensor, state));
        tell(judgement.signals(), sensor, judgement.wakeAt());
        if (judgement.arrival() == Arrival.NEW) {
            assets.take(judgement.reading(), now);
            return Optional.of(judgement.reading());
        }
        return Optional.empty();
    }

    /** When silence has to be looked at next. */
    Optional<Instant> nextRing() {
        return Optional.ofNullable(rings.peek()).map(ring -> Micros.instant(ring.at()));
    }

    /** Looks at the silence that is next; ask {@link #nextRing} first. */
    void ring() {
        Ring ring = rings.remove();
        SensorState state = states.get(ring.sensor());
        if (state == null) {
            return;
        }
        SensorJudge judge = judges.judge(state, ring.at()).orElseThrow();
        Waking waking = judge.overdue(state, ring.at(), judges.work(state).over(ring.at()));
        waking.state().ifPresentOrElse(known -> states.put(ring.sensor(), known), () -> states.remove(ring.sensor()));
        tell(waking.signals(), ring.sensor(), waking.wakeAt());
    }

    private void tell(List<Signal> signals, String sensor, OptionalLong wakeAt) {
        signals.forEach(onSignal);
        if (wakeAt.isPresent()) {
            rings.add(new Ring(wakeAt.getAsLong(), sensor));
        }
    }
}
