package lifeline.ingest.mqtt.reader;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Lets the task sleep until something has arrived. {@link #signal} comes from any thread, {@link #next} from the task's. */
final class Availability {
    private volatile CompletableFuture<Void> current = new CompletableFuture<>();

    void signal() {
        current.complete(null);
    }

    /** Complete once there is something; what arrives while this is asked is not missed. */
    CompletableFuture<Void> next(BooleanSupplier isThereSomething) {
        CompletableFuture<Void> future = current;
        if (future.isDone()) {
            future = new CompletableFuture<>();
            current = future;
        }
        if (isThereSomething.getAsBoolean()) {
            future.complete(null);
        }
        return future;
    }
}
