package lifeline.stream.replay.run;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.reading.Reading;
import lifeline.contract.signal.Signal;
import lifeline.contract.topology.Topology;
import lifeline.stream.catalogue.RuleSets;
import lifeline.stream.judge.Scored;
import lifeline.stream.operator.SensorPeriods;
import lifeline.stream.rulebook.RuleSet;
import lifeline.stream.rulebook.WorkWindow;
import org.apache.flink.util.function.SerializableSupplier;

/** What one run works on: where its readings come from and where its signals and scores go. */
public final class Lane implements AutoCloseable {
    private static final Map<Long, Lane> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private final Catalogue catalogue;
    private final Map<String, Duration> periods;
    private final Map<String, List<WorkWindow>> work;
    private final Topology pipes;
    private final Iterator<Reading> readings;
    private final InOrder<Signal> signals;
    private final InOrder<Scored> scores;
    private final AtomicLong read = new AtomicLong();
    private volatile long reachedAt = Long.MIN_VALUE;

    private Lane(
            Catalogue catalogue,
            Map<String, Duration> periods,
            Map<String, List<WorkWindow>> work,
            Topology pipes,
            Iterator<Reading> readings,
            InOrder<Signal> signals,
            InOrder<Scored> scores) {
        this.catalogue = catalogue;
        this.periods = periods;
        this.work = work;
        this.pipes = pipes;
        this.readings = readings;
        this.signals = signals;
        this.scores = scores;
    }

    /**
     * @param work declared windows of work by domain
     * @param pipes how the assets are connected
     * @param readings in the order of (observed_at, sensor), each received when it was observed
     */
    public static Lane open(
            Catalogue catalogue,
            Map<String, Duration> periods,
            Map<String, List<WorkWindow>> work,
            Topology pipes,
            Iterator<Reading> readings,
            InOrder<Signal> signals,
            InOrder<Scored> scores) {
        Lane lane = new Lane(catalogue, periods, work, pipes, readings, signals, scores);
        OPEN.put(lane.number, lane);
        return lane;
    }

    static Lane of(long number) {
        Lane lane = OPEN.get(number);
        if (lane == null) {
            throw new IllegalStateException("run " + number + " is not open in this process");
        }
        return lane;
    }

    public long number() {
        return number;
    }

    /** The catalogue of run {@code number}. */
    public static Catalogue catalogueOf(long number) {
        return of(number).catalogue;
    }

    /** The periods of run {@code number}. */
    public static SensorPeriods periodsOf(long number) {
        return () -> of(number).periods;
    }

    /** The windows of work of run {@code number}, beside the rules its catalogue carries. */
    public static RuleSets rulesOf(long number) {
        return () -> revision -> of(number).work.entrySet().stream()
                .map(domain -> RuleSet.shipped(domain.getKey(), domain.getValue()))
                .toList();
    }

    /** How the assets of run {@code number} are connected. */
    public static SerializableSupplier<Topology> pipesOf(long number) {
        return () -> of(number).pipes;
    }

    Iterator<Reading> readings() {
        return readings;
    }

    InOrder<Signal> signals() {
        return signals;
    }

    InOrder<Scored> scores() {
        return scores;
    }

    void leaves(long at) {
        read.lazySet(read.getPlain() + 1);
        reachedAt = at;
    }

    /** How many readings have gone into the job. */
    public long read() {
        return read.get();
    }

    /** How far the readings' time has come, in microseconds; {@link Long#MIN_VALUE} before the first. */
    public long reachedAt() {
        return reachedAt;
    }

    @Override
    public void close() {
        OPEN.remove(number);
    }
}
