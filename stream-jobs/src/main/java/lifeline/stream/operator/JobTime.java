package lifeline.stream.operator;

import java.io.Serializable;
import java.util.Map;
import lifeline.contract.clock.CityClock;
import org.jspecify.annotations.Nullable;

/** Whose time a job runs on. Chosen once, where the job is put together, for all of its operators. */
public final class JobTime implements Serializable {
    private static final long serialVersionUID = 1;

    private final @Nullable String clockSetting;

    private JobTime(@Nullable String clockSetting) {
        this.clockSetting = clockSetting;
    }

    /** The city's clock goes on by itself; timers ring by it. */
    public static JobTime live(CityClock clock) {
        return new JobTime(clock.setting());
    }

    /**
     * It is as late as the reading at hand says. Readings come in the order of their times, which are their timestamps in
     * Flink, in microseconds; a timer rings before the first reading that is not before it, and none after the last one.
     */
    public static JobTime ofReadings() {
        return new JobTime(null);
    }

    /** For a task that begins. */
    public TaskTime open() {
        return clockSetting == null
                ? TaskTime.OfReadings.INSTANCE
                : new TaskTime.Live(CityClock.from(Map.of(CityClock.SETTING, clockSetting)));
    }
}
