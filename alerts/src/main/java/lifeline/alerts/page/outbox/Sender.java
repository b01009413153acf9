package lifeline.alerts.page.outbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import lifeline.alerts.page.outbox.JdbcPages.Claimed;
import lifeline.alerts.page.outbox.JdbcPages.Due;
import lifeline.alerts.page.outbox.JdbcPages.Way;
import lifeline.alerts.store.Transactions;

/** One replica's part in sending: claims what is due within the quotas, and records what became of it. */
@Singleton
public final class Sender {
    /** A carrier comes back within this. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Whoever has not recorded by then counts as dead: longer than any attempt. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** From here on a person's other ways are tried while the first is still being tried: orange and red. */
    private static final int URGENT = 3;

    private static final List<String> KINDS =
            List.of("DINGTALK", "WECOM", "FEISHU", "MAIL", "WEBHOOK", "ALERTMANAGER", "MQTT");

    private final Transactions transactions;
    private final JdbcPages pages;
    private final Carrier carrier;
    private final Duration lease;
    private final String replica = UUID.randomUUID().toString();

    @Inject
    public Sender(Transactions transactions, JdbcPages pages, Carrier carrier) {
        this(transactions, pages, carrier, LEASE);
    }

    Sender(Transactions transactions, JdbcPages pages, Carrier carrier, Duration lease) {
        this.transactions = transactions;
        this.pages = pages;
        this.carrier = carrier;
        this.lease = lease;
    }

    /**
     * Claims what may leave.
     *
     * @param busy channels over which enough is under way
     */
    List<Claimed> claim(Set<String> busy, int limit) {
        if (!transactions.read(pages::isAnyDue)) {
            return List.of();
        }
        return transactions.write(connection -> {
            pages.expire(connection);
            pages.takeBack(connection, KINDS.stream().filter(carrier::isKeyed).toList());
            List<Due> due = pages.due(connection, busy, limit);
            List<Claimed> claimed = new ArrayList<>();
            Map<String, List<Due>> byChannel = new HashMap<>();
            due.forEach(page -> byChannel
                    .computeIfAbsent(page.channel(), channel -> new ArrayList<>())
                    .add(page));
            // in one order, so that no two replicas wait for each other's channels
            for (String channel : byChannel.keySet().stream().sorted().toList()) {
                claimed.addAll(claim(connection, channel, byChannel.getOrDefault(channel, List.of())));
            }
            claimed.sort((one, other) -> Integer.compare(other.urgency(), one.urgency()));
            return claimed;
        });
    }

    private List<Claimed> claim(Connection connection, String channel, List<Due> due) throws SQLException {
        Way way = pages.lockWay(connection, channel);
        Instant now = pages.now(connection);
        Quota quota = new Quota(carrier.limits(way.kind(), way.settings()));
        List<Instant> recent = new ArrayList<>(quota.remembered(way.recent(), now));
        List<Claimed> claimed = new ArrayList<>();
        for (Due page : due) {
            Instant free = quota.free(recent, page.urgency(), now);
            if (free.isAfter(now)) {
                pages.postpone(connection, page.id(), free);
            } else {
                recent.add(now);
                claimed.add(pages.claim(connection, page, way, replica, lease));
            }
        }
        if (!claimed.isEmpty()) {
            pages.remember(connection, channel, recent);
        }
        return claimed;
    }

    /** Brings what was claimed to its provider, and records what became of it. */
    void send(Claimed claimed) {
        Delivery delivery = carrier.carry(claimed.parcel());
        transactions.write(connection -> {
            record(connection, claimed, delivery);
            return delivery;
        });
    }

    private void record(Connection connection, Claimed claimed, Delivery delivery) throws SQLException {
        switch (delivery.outcome()) {
            case SENT -> pages.record(connection, claimed, delivery, "SENT", Optional.empty());
            case UNKNOWN -> ended(connection, claimed, delivery, "UNKNOWN");
            case REFUSED -> ended(connection, claimed, delivery, "REFUSED");
            case BUSY -> busy(connection, claimed, delivery);
            case FAILED -> failed(connection, claimed, delivery);
        }
    }

    private void ended(Connection connection, Claimed claimed, Delivery delivery, String state) throws SQLException {
        if (pages.record(connection, claimed, delivery, state, Optional.empty())) {
            failOver(connection, claimed);
        }
    }

    private void busy(Connection connection, Claimed claimed, Delivery delivery) throws SQLException {
        Duration wait = delivery.pause().orElse(Duration.ofSeconds(30));
        pages.block(connection, claimed.parcel().channel(), wait);
        boolean isOurs = pages.record(connection, claimed, delivery, "WAITING", Optional.of(wait));
        if (isOurs && claimed.urgency() >= URGENT) {
            failOver(connection, claimed);
        }
    }

    private void failed(Connection connection, Claimed claimed, Delivery delivery) throws SQLException {
        OptionalLong again =
                Retry.after(claimed.attempt(), ThreadLocalRandom.current().nextDouble());
        if (again.isEmpty()) {
            ended(connection, claimed, delivery, "REFUSED");
            return;
        }
        boolean isOurs = pages.record(
                connection, claimed, delivery, "WAITING", Optional.of(Duration.ofMillis(again.getAsLong())));
        if (isOurs && claimed.urgency() >= URGENT) {
            failOver(connection, claimed);
        }
    }

    private void failOver(Connection connection, Claimed claimed) throws SQLException {
        if (pages.failOver(connection, claimed)) {
            try (var wake = connection.createStatement()) {
                wake.execute("notify " + Outbox.CHANNEL);
            }
        }
    }
}
