package lifeline.ingest.mqtt.session;

import java.time.Duration;
import lifeline.ingest.mqtt.access.Access;

/** Whether the files a connection was made with have been written since. Looks once a second. */
final class FileWatch {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Access access;
    private final long stamp;
    private long lookedNanos;

    FileWatch(Access access, long now) {
        this.access = access;
        this.stamp = access.stamp();
        this.lookedNanos = now;
    }

    boolean haveChanged(long now) {
        if (now - lookedNanos < PAUSE_NANOS) {
            return false;
        }
        lookedNanos = now;
        return access.stamp() != stamp;
    }
}
