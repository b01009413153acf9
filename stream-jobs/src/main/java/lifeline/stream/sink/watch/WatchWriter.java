package lifeline.stream.sink.watch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import lifeline.contract.clock.CityClock;
import lifeline.stream.blind.BlindSpells;
import lifeline.stream.blind.Spell;
import lifeline.stream.listening.Hearing;
import lifeline.stream.operator.seq.SeqGap;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import lifeline.stream.window.Micros;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/** Keeps {@code job_heartbeat}, {@code blind_window} and the gaps of {@code ledger}. */
final class WatchWriter implements SinkWriter<SeqGap> {
    /** Of people's seconds: a frontier further behind is told to people. */
    static final Duration TOLERANCE = Duration.ofSeconds(5);

    static final long BEAT_MILLIS = 2_000;
    private static final long BEATS_PER_HOUR = 1_800;
    private static final Duration LEDGER_KEPT = Duration.ofDays(400);
    private static final long MICROS_PER_MILLI = 1_000;

    private final StoreSession session;
    private final CityClock clock;
    private final ProcessingTimeService time;
    private final Hearing hearing;
    private final BlindSpells spells;
    private final Map<GapTable.Slot, Long> gaps = new HashMap<>();
    private @Nullable Future<?> timer;
    private long beats;

    WatchWriter(StoreSession session, CityClock clock, ProcessingTimeService time, Hearing hearing) {
        this.session = session;
        this.clock = clock;
        this.time = time;
        this.hearing = hearing;
        this.spells = new BlindSpells(Micros.of(clock.instant()), (long) (Micros.of(TOLERANCE) * clock.speed()));
    }

    /** Writes down that the job was away, if it was, and that it is here; waits for the store. */
    void start() throws StoreRefusedException, InterruptedException {
        Instant now = clock.instant();
        Duration tolerance = cityDuration(TOLERANCE);
        session.transact(connection -> new BlindTable(connection).arrive(now, tolerance));
        timer = time.registerTimer(time.getCurrentProcessingTime() + BEAT_MILLIS, at -> beat());
    }

    private Duration cityDuration(Duration people) {
        return Duration.ofNanos((long) (people.toNanos() * clock.speed()));
    }

    @Override
    public void write(SeqGap gap, Context context) {
        gaps.merge(new GapTable.Slot(gap.device(), gap.hour()), gap.gaps(), Math::max);
    }

    @Override
    public void writeWatermark(Watermark frontier) {
        if (frontier.getTimestamp() != Long.MAX_VALUE) {
            long heard = frontier.getTimestamp() * MICROS_PER_MILLI;
            spells.heard(heard, Micros.of(clock.instant()), hearing.isConnected());
        }
    }

    private void beat() throws IOException, InterruptedException {
        Instant now = clock.instant();
        spells.look(Micros.of(now), hearing.isConnected());
        List<Spell> changed = spells.unwritten();
        boolean isTimeToForget = beats++ % BEATS_PER_HOUR == 0;
        try {
            session.transact(connection -> {
                BlindTable table = new BlindTable(connection);
                for (Spell spell : changed) {
                    table.write(spell);
                }
                table.beat(now);
                return isTimeToForget ? new GapTable(connection).forget(now.minus(LEDGER_KEPT)) : 0;
            });
        } catch (StoreRefusedException e) {
            throw new IOException("the store refuses the heartbeat", e);
        }
        spells.written();
        timer = time.registerTimer(time.getCurrentProcessingTime() + BEAT_MILLIS, at -> beat());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (gaps.isEmpty()) {
            return;
        }
        try {
            session.transact(connection -> new GapTable(connection).write(gaps));
        } catch (StoreRefusedException e) {
            throw new IOException("the store refuses counts of gaps", e);
        }
        gaps.clear();
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
        session.close();
    }
}
