package lifeline.simulators.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lifeline.simulators.truth.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of the devices behind it over one connection at a time. What it was given is either acknowledged,
 * refused, or still owed; it forgets nothing until {@link #abandon}.
 */
final class Gateway {
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long POLL_MILLIS = 100;
    private static final long FAREWELL_MILLIS = 1_000;
    private static final int FIRST_FAILURE = 0x80;
    /** The number of what is no message of a device: nobody waits for its acknowledgement. */
    private static final long NOBODYS = 0;

    private static final long LAST = -1;

    private final Broker broker;
    private final String clientId;
    private final Speech speech;
    private final Ledger ledger;
    private final Consumer<Message> onPublished;
    private final Consumer<String> say;
    private final BlockingQueue<Message> queue;
    private final Map<Long, Message> owed = new LinkedHashMap<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CountDownLatch farewellTaken = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable PahoConnection current;
    private volatile boolean dropped;
    private volatile boolean stopping;
    private volatile boolean abandoned;
    private volatile boolean askedToBegin;
    private volatile String lastReason = "";
    private volatile long lastAnswer = System.nanoTime();
    private long numbers;
    private boolean away;
    private boolean refusalTold;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    /**
     * @param speech what is said of messages
     * @param room how many messages may wait for the connection
     */
    Gateway(
            Broker broker,
            String clientId,
            Speech speech,
            int room,
            Ledger ledger,
            Consumer<Message> onPublished,
            Consumer<String> say) {
        this.broker = broker;
        this.clientId = clientId;
        this.speech = speech;
        this.ledger = ledger;
        this.onPublished = onPublished;
        this.say = say;
        this.queue = new ArrayBlockingQueue<>(room);
        this.thread = new Thread(this::work, clientId);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether it has ever been connected, waiting for it for a while. */
    boolean awaitConnected(Duration patience) throws InterruptedException {
        return connected.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why it is not connected. */
    String lastReason() {
        return lastReason;
    }

    /** Takes a message; waits while too many are queued. False when it was abandoned meanwhile. */
    boolean take(Message message) throws InterruptedException {
        while (!queue.offer(message, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (abandoned) {
                return false;
            }
        }
        return true;
    }

    int queued() {
        return queue.size();
    }

    /** Loses its connection, if it has one, and makes another after a while. */
    void drop() {
        PahoConnection connection = current;
        if (connection != null) {
            dropped = true;
            connection.drop();
        }
    }

    /** No more will come: it ends when nothing is owed any more. */
    void finish() {
        stopping = true;
    }

    boolean awaitEnd(Duration patience) throws InterruptedException {
        thread.join(Math.max(1, patience.toMillis()));
        return !thread.isAlive();
    }

    /** Ends it with what is owed still open. */
    void abandon() {
        abandoned = true;
        thread.interrupt();
    }

    private void work() {
        try {
            while (!isFinished()) {
                Optional<Speech.Packet> will = speech.will();
                try (PahoConnection connection = new PahoConnection(broker, clientId, will, this::answered)) {
                    current = connection;
                    serveToTheEnd(connection, will.isPresent());
                } catch (ConnectionLostException e) {
                    pause(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param hasWill a goodbye would have the broker keep it to itself: only who said all is to say one */
    private void serveToTheEnd(PahoConnection connection, boolean hasWill)
            throws ConnectionLostException, InterruptedException {
        boolean isOver = !hasWill;
        try {
            serve(connection);
            isOver = leave(connection);
        } finally {
            if (!isOver) {
                connection.drop();
            }
        }
    }

    private void serve(PahoConnection connection) throws ConnectionLostException, InterruptedException {
        dropped = false;
        if (away) {
            away = false;
            say.accept(clientId + ": connected again; sending " + owedCount() + " messages once more");
        }
        connected.countDown();
        lastAnswer = System.nanoTime();
        listen(connection);
        begin(connection);
        sendAgain(connection);
        pauseMillis = FIRST_PAUSE_MILLIS;
        while (!isFinished()) {
            if (askedToBegin) {
                begin(connection);
            }
            Message message = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (message != null) {
                ledger.sent(message.parcel());
                publish(connection, remember(message), speech.say(message));
            }
            connection.check();
            checkAnswers();
        }
    }

    private void listen(PahoConnection connection) throws ConnectionLostException {
        Optional<String> commands = speech.commands();
        if (commands.isPresent()) {
            connection.listen(commands.get(), this::commanded);
        }
    }

    private void commanded(byte[] command) {
        if (speech.asksToBegin(command)) {
            askedToBegin = true;
        }
    }

    private void begin(PahoConnection connection) throws ConnectionLostException, InterruptedException {
        askedToBegin = false;
        for (Speech.Packet packet : speech.begin()) {
            publish(connection, NOBODYS, packet);
        }
    }

    private void publish(PahoConnection connection, long number, Speech.Packet packet)
            throws ConnectionLostException, InterruptedException {
        if (packet.repeats().readings() > 0) {
            ledger.resent(packet.repeats());
        }
        connection.publish(number, packet);
    }

    /** Whether all is said: who leaves without that has the broker publish the will. */
    private boolean leave(PahoConnection connection) throws ConnectionLostException, InterruptedException {
        Optional<Speech.Packet> farewell = speech.farewell();
        if (farewell.isEmpty()) {
            return true;
        }
        publish(connection, LAST, farewell.get());
        return farewellTaken.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void sendAgain(PahoConnection connection) throws ConnectionLostException, InterruptedException {
        List<Map.Entry<Long, Message>> again;
        synchronized (owed) {
            again = new ArrayList<>();
            owed.forEach((number, message) -> again.add(Map.entry(number, message)));
        }
        for (Map.Entry<Long, Message> entry : again) {
            ledger.resent(entry.getValue().parcel());
            publish(connection, entry.getKey(), speech.say(entry.getValue()));
            checkAnswers();
        }
    }

    private long remember(Message message) {
        synchronized (owed) {
            numbers++;
            owed.put(numbers, message);
            return numbers;
        }
    }

    private void answered(long number, int reasonCode) {
        lastAnswer = System.nanoTime();
        if (number == LAST) {
            farewellTaken.countDown();
        }
        @Nullable Message message;
        synchronized (owed) {
            message = owed.remove(number);
        }
        if (message == null) {
            return;
        }
        if (reasonCode >= FIRST_FAILURE) {
            ledger.refused(message.parcel());
            tellRefusal(message, reasonCode);
        } else {
            ledger.acknowledged(message.parcel());
            onPublished.accept(message);
        }
    }

    /** The first of each connection's; all are counted. */
    private void tellRefusal(Message message, int reasonCode) {
        if (!refusalTold) {
            refusalTold = true;
            say.accept(String.format("the broker refused a message for %s, code 0x%02x", message.topic(), reasonCode));
        }
    }

    private void checkAnswers() throws ConnectionLostException {
        if (owedCount() == 0) {
            lastAnswer = System.nanoTime();
        } else if (System.nanoTime() - lastAnswer > SILENCE.toNanos()) {
            throw new ConnectionLostException("no acknowledgement for " + SILENCE.toSeconds() + " s");
        }
    }

    private int owedCount() {
        synchronized (owed) {
            return owed.size();
        }
    }

    private boolean isFinished() {
        return abandoned || (stopping && queue.isEmpty() && owedCount() == 0);
    }

    private void pause(ConnectionLostException cause) throws InterruptedException {
        lastReason = String.valueOf(cause.getMessage());
        current = null;
        if (connected.getCount() == 0 && !away && !dropped) {
            away = true;
            say.accept(clientId + ": connection lost (" + lastReason + "); trying again until it is back");
        }
        long jittered = pauseMillis / 2 + ThreadLocalRandom.current().nextLong(pauseMillis);
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
        for (long waited = 0; waited < jittered && !isFinished(); waited += POLL_MILLIS) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
