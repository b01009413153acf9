package lifeline.simulators.sparkplug;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An edge node at a broker: leaves its death there as a will, is born, tells values, and is born again when a command asks
 * for it. All it says is said by one thread, in order, at QoS 0 as the specification has it.
 */
public final class SimulatedEdgeNode implements AutoCloseable {
    private final EdgeNodeScript script;
    private final Clock clock;
    private final NodeConnection connection;
    private final AtomicInteger rebirths = new AtomicInteger();
    private final ExecutorService voice;

    private SimulatedEdgeNode(EdgeNodeScript script, Clock clock, NodeConnection connection, ExecutorService voice) {
        this.script = script;
        this.clock = clock;
        this.connection = connection;
        this.voice = voice;
    }

    /** Connects {@code script}'s node to the broker and lets it be born. */
    public static SimulatedEdgeNode connect(String url, String clientId, EdgeNodeScript script, Clock clock) {
        ExecutorService voice = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, clientId);
            thread.setDaemon(true);
            return thread;
        });
        NodeConnection connection = NodeConnection.open(url, clientId, script.will(clock.instant()));
        SimulatedEdgeNode node = new SimulatedEdgeNode(script, clock, connection, voice);
        connection.subscribe(script.commands(), node::commanded);
        node.say(node::bear);
        return node;
    }

    /** Tells values of a device. */
    public void tell(String device, Map<String, Double> values, Instant at) {
        say(() -> publish(script.data(device, values, at)));
    }

    /** Numbers a message that is lost on its way. */
    public void lose(String device, Map<String, Double> values, Instant at) {
        say(() -> script.data(device, values, at));
    }

    /** Tells that a device is gone. */
    public void bury(String device) {
        say(() -> publish(script.death(device, clock.instant())));
    }

    /** How often it was asked to be born again. */
    public int rebirths() {
        return rebirths.get();
    }

    /** Its connection breaks without a word: the broker tells its death. */
    public void kill() {
        connection.cut();
        voice.shutdownNow();
    }

    private void commanded(byte[] payload) {
        if (Commands.isRebirth(payload)) {
            rebirths.incrementAndGet();
            voice.execute(this::bear);
        }
    }

    private void bear() {
        script.births(clock.instant()).forEach(this::publish);
    }

    private void publish(EdgeNodeScript.Message message) {
        connection.publish(message);
    }

    private void say(Runnable what) {
        try {
            voice.submit(what).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the edge node could not speak", e.getCause());
        }
    }

    /** Says goodbye as it should: tells its death itself, since a broker keeps the will of one who leaves in order. */
    @Override
    public void close() {
        if (!voice.isShutdown()) {
            say(() -> publish(script.death(clock.instant())));
            voice.shutdown();
            connection.close();
        }
    }
}
