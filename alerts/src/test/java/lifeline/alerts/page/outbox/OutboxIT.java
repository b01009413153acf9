package lifeline.alerts.page.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import lifeline.alerts.page.outbox.JdbcPages.Claimed;
import lifeline.alerts.run.Episodes;
import lifeline.alerts.run.TestStore;
import lifeline.alerts.store.Transactions;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outbox against a real database; what would leave is caught. Those who are killed stop where they are and say nothing. */
class OutboxIT {
    private static final Duration LEASE = Duration.ofMillis(200);

    private final Outbox outbox = new Outbox();
    private final JdbcPages pages = new JdbcPages();
    private final Catching carrier = new Catching();
    private TestStore store;
    private Transactions transactions;

    @BeforeEach
    void anEmptyStore() throws SQLException {
        store = TestStore.empty();
        transactions = new Transactions(store.dataSource());
        store.execute("""
                insert into channel (id, kind, title, settings) values
                    ('ding', 'DINGTALK', 'd', '{}'), ('hook', 'WEBHOOK', 'w', '{}'), ('mail', 'MAIL', 'm', '{}');
                insert into person (id, name) values ('an', '安');
                insert into contact (person, channel, rank, address) values
                    ('an', 'ding', 1, '138'), ('an', 'hook', 2, ''), ('an', 'mail', 3, 'an@x.cn');
                """);
    }

    /** Stands for the providers, and keeps what they were sent. */
    private static final class Catching implements Carrier {
        private final Queue<Parcel> caught = new ConcurrentLinkedQueue<>();
        private volatile List<Limit> limits = List.of(new Limit(1_000, Duration.ofMinutes(1), 0));
        private volatile Map<String, Delivery> says = Map.of();
        private volatile boolean isKilledOnTheWay;

        @Override
        public Delivery carry(Parcel parcel) {
            caught.add(parcel);
            if (isKilledOnTheWay) {
                throw new Killed();
            }
            return says.getOrDefault(parcel.channel(), Delivery.of(Outcome.SENT, 200, "ok"));
        }

        @Override
        public boolean isKeyed(String kind) {
            return kind.equals("WEBHOOK");
        }

        @Override
        public List<Limit> limits(String kind, String settings) {
            return limits;
        }
    }

    /** What kill -9 is to a program: nothing after it happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private Sender sender() {
        return new Sender(transactions, pages, carrier, LEASE);
    }

    private boolean put(String transition, String channel, int urgency) {
        return put(transition, channel, urgency, Duration.ofMinutes(5));
    }

    private boolean put(String transition, String channel, int urgency, Duration goodFor) {
        return transactions.write(connection -> outbox.put(
                connection,
                new NewPage(OptionalLong.empty(), transition, "an", channel, "", urgency, goodFor, message())));
    }

    private static Message message() {
        return new Message(
                Message.Kind.ALERT,
                "zh",
                Severity.RED,
                false,
                7,
                "t",
                "o",
                "p",
                "x",
                "a",
                "1",
                "2",
                Episodes.BEGIN,
                Episodes.BEGIN,
                1,
                "",
                "",
                Map.of(),
                List.of());
    }

    private int sendAll(Sender sender) {
        int sent = 0;
        List<Claimed> claimed = sender.claim(Set.of(), 100);
        while (!claimed.isEmpty()) {
            claimed.forEach(sender::send);
            sent += claimed.size();
            claimed = sender.claim(Set.of(), 100);
        }
        return sent;
    }

    private void awaitLease() throws InterruptedException {
        Thread.sleep(LEASE.toMillis() + 50);
    }

    @Test
    void thereIsOnePageForEachAlertTransitionPersonAndChannelHoweverOftenItIsPut() throws SQLException {
        assertTrue(put("RED/1", "ding", 4));
        assertFalse(put("RED/1", "ding", 4));
        assertTrue(put("RED/2", "ding", 4));
        assertTrue(put("RED/1", "hook", 4));
        assertEquals(3, sendAll(sender()));
        assertEquals(3, store.count("select count(*) from page where state = 'SENT'"));
        assertFalse(put("RED/1", "ding", 4));
        assertEquals(0, sendAll(sender()));
    }

    @Test
    void whatIsNotCommittedNeverLeaves() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.write(connection -> {
                    outbox.put(
                            connection,
                            new NewPage(
                                    OptionalLong.empty(), "x", "an", "ding", "", 4, Duration.ofMinutes(1), message()));
                    throw new IllegalStateException("the deciding transaction failed");
                }));
        assertEquals(0, sendAll(sender()));
    }

    @Test
    void manySendersAtOnceSendEachPageOnce() throws Exception {
        for (int i = 0; i < 200; i++) {
            put("RED/" + i, "hook", 4);
        }
        ExecutorService senders = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            senders.execute(() -> {
                // none of them is slow enough to be taken for dead, however busy the machine is
                Sender sender = new Sender(transactions, pages, carrier, Duration.ofMinutes(1));
                while (carrier.caught.size() < 200) {
                    sender.claim(Set.of(), 5).forEach(sender::send);
                }
            });
        }
        senders.shutdown();
        assertTrue(senders.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals(
                200,
                carrier.caught.stream().map(Carrier.Parcel::page).distinct().count());
        assertEquals(200, carrier.caught.size());
        assertEquals(0, store.count("select count(*) from page where possibly_twice > 0"));
    }

    @Test
    void whoDiesBeforeSendingIsReplacedAndItLeavesOnce() throws Exception {
        put("RED/1", "ding", 4);
        assertEquals(1, sender().claim(Set.of(), 10).size());
        assertEquals(0, sendAll(sender()));
        awaitLease();
        assertEquals(1, sendAll(sender()));
        assertEquals(1, carrier.caught.size());
        assertEquals(1, store.count("select count(*) from page where state = 'SENT' and attempts = 2"));
        assertEquals(1, store.count("select count(*) from page_attempt where outcome = 'DIED'"));
    }

    @Test
    void whoDiesBetweenSendingAndRecordingLeadsToOneMoreWhichIsCountedUnlessTheProviderCanTell() throws Exception {
        put("RED/1", "ding", 4);
        put("RED/1", "hook", 4);
        Sender dying = sender();
        carrier.isKilledOnTheWay = true;
        for (Claimed claimed : dying.claim(Set.of(), 10)) {
            assertThrows(Killed.class, () -> dying.send(claimed));
        }
        carrier.isKilledOnTheWay = false;
        awaitLease();
        assertEquals(2, sendAll(sender()));
        assertEquals(4, carrier.caught.size());
        assertEquals(1, store.count("select possibly_twice from page where channel = 'ding'"));
        assertEquals(0, store.count("select possibly_twice from page where channel = 'hook'"));
        assertEquals(
                1,
                carrier.caught.stream()
                        .filter(parcel -> parcel.channel().equals("hook"))
                        .map(Carrier.Parcel::page)
                        .distinct()
                        .count());
    }

    @Test
    void whoWasTakenForDeadAndComesBackChangesNothing() throws Exception {
        put("RED/1", "ding", 4);
        Sender slow = sender();
        Claimed held = slow.claim(Set.of(), 10).get(0);
        awaitLease();
        assertEquals(1, sendAll(sender()));
        carrier.says = Map.of("ding", Delivery.of(Outcome.REFUSED, 400, "no"));
        slow.send(held);
        assertEquals(1, store.count("select count(*) from page_attempt where outcome = 'DIED' and answer = 'no'"));
        assertEquals(1, store.count("select count(*) from page where channel = 'ding' and state = 'SENT'"));
        assertEquals(1, store.count("select count(*) from page"));
    }

    @Test
    void nothingLeavesFasterThanTheProviderAllowsAndRedHasItsShare() throws SQLException {
        carrier.limits = List.of(new Limit(5, Duration.ofMinutes(1), 2));
        IntStream.range(0, 6).forEach(i -> put("YELLOW/" + i, "ding", 2));
        assertEquals(3, sendAll(sender()));
        IntStream.range(0, 4).forEach(i -> put("RED/" + i, "ding", 4));
        assertEquals(2, sendAll(sender()));
        assertEquals(
                5, store.count("select count(*) from page where state = 'WAITING' and next_at > clock_timestamp()"));
        store.execute(
                "update channel set recent = '{}'; update page set next_at = clock_timestamp() where state = 'WAITING'");
        assertEquals(5, carrier.caught.size());
        // two red that were left, and one of the others
        assertEquals(3, sendAll(sender()));
        assertEquals(
                2,
                store.count("select count(*) from page where state = 'WAITING' and urgency = 2")
                        + store.count("select count(*) from page where state = 'WAITING' and urgency = 4") * 2);
    }

    @Test
    void theMostUrgentLeavesFirst() {
        put("BLUE/1", "ding", 1);
        put("RED/1", "ding", 4);
        put("ORANGE/1", "ding", 3);
        sendAll(sender());
        assertEquals(
                List.of(2L, 3L, 1L),
                carrier.caught.stream().map(Carrier.Parcel::page).toList());
    }

    @Test
    void whatGetsNoAnswerIsUnknownAndGoesByThePersonsNextWay() throws SQLException {
        carrier.says = Map.of(
                "ding", Delivery.of(Outcome.UNKNOWN, "no answer"), "hook", Delivery.of(Outcome.REFUSED, 410, "gone"));
        put("RED/1", "ding", 4);
        assertEquals(3, sendAll(sender()));
        assertEquals(
                List.of("ding", "hook", "mail"),
                carrier.caught.stream().map(Carrier.Parcel::channel).toList());
        assertEquals(
                "an@x.cn",
                carrier.caught.stream().skip(2).findFirst().orElseThrow().address());
        assertEquals(1, store.count("select count(*) from page where channel = 'ding' and state = 'UNKNOWN'"));
        assertEquals(
                1,
                store.count(
                        "select count(*) from page_attempt where outcome = 'REFUSED' and status = 410 and answer = 'gone'"));
    }

    @Test
    void whoIsAskedTooOftenIsLeftAloneAndRedGoesAnotherWayAtOnce() throws SQLException {
        carrier.says =
                Map.of("ding", Delivery.of(Outcome.BUSY, 200, "too often").waiting(Duration.ofMinutes(10)));
        put("RED/1", "ding", 4);
        put("YELLOW/1", "ding", 2);
        sendAll(sender());
        put("RED/2", "ding", 4);
        assertEquals(0, sendAll(sender()));
        assertEquals(1, store.count("select count(*) from page where channel = 'hook' and state = 'SENT'"));
        assertEquals(
                1,
                store.count(
                        "select count(*) from channel where blocked_until > clock_timestamp() + interval '9 minutes'"));
    }

    @Test
    void whatCannotHaveArrivedIsTriedAgainAndInTheEndGivenUp() throws SQLException {
        carrier.says = Map.of("ding", Delivery.of(Outcome.FAILED, "no connection"));
        put("YELLOW/1", "ding", 2);
        for (int i = 0; i < Retry.ATTEMPTS; i++) {
            List<Claimed> claimed = sender().claim(Set.of("hook"), 10);
            assertEquals(1, claimed.size());
            claimed.forEach(sender()::send);
            store.execute("update page set next_at = clock_timestamp() where state = 'WAITING' and channel = 'ding'");
        }
        assertEquals(1, store.count("select count(*) from page where channel = 'ding' and state = 'REFUSED'"));
        assertEquals(Retry.ATTEMPTS, store.count("select count(*) from page_attempt where outcome = 'FAILED'"));
        assertEquals(1, store.count("select count(*) from page where channel = 'hook'"));
    }

    @Test
    void whatCouldNotLeaveInTimeDoesNotLeave() throws Exception {
        put("YELLOW/1", "ding", 2, Duration.ofMillis(20));
        put("YELLOW/2", "ding", 2);
        Instant late = Instant.now().plusMillis(40);
        while (Instant.now().isBefore(late)) {
            Thread.sleep(5);
        }
        assertEquals(1, sendAll(sender()));
        assertEquals(1, store.count("select count(*) from page where state = 'EXPIRED'"));
    }
}
