package lifeline.alerts.watch.stage;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lifeline.alerts.Settings;
import lifeline.alerts.page.Message;
import lifeline.alerts.page.NewPage;
import lifeline.alerts.page.outbox.Carrier;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Outbox;
import lifeline.alerts.store.StoreException;
import lifeline.alerts.store.Transactions;
import lifeline.alerts.watch.stage.JdbcStages.Way;
import lifeline.alerts.watch.stage.StageBook.Telling;
import lifeline.alerts.watch.stage.WatchSettings.Destination;
import lifeline.contract.signal.Severity;
import org.jboss.logging.Logger;

/**
 * Tells whoever is to know. Where the store and the outbox are well the word goes through them: once, whichever of several replicas
 * finds it. Where they are what is wrong it goes straight to the provider, by what was last known of the channel: then each replica
 * tells it.
 */
@Singleton
public final class Herald {
    private static final Logger LOG = Logger.getLogger(Herald.class);
    private static final int ATTEMPTS = 3;
    private static final Duration GOOD_FOR = Duration.ofMinutes(30);
    private static final int URGENCY = 3;
    private static final String HEARTBEAT = "WATCH/HEARTBEAT";

    private final WatchSettings settings;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Carrier carrier;
    private volatile Map<String, Way> ways = Map.of();

    public Herald(Settings settings, Transactions transactions, Outbox outbox, Carrier carrier) {
        this.settings = settings.watch();
        this.transactions = transactions;
        this.outbox = outbox;
        this.carrier = carrier;
    }

    /** Remembers the channels for when the store is away. */
    void learn(Map<String, Way> known) {
        ways = Map.copyOf(known);
    }

    void tell(Telling telling, Instant now) {
        Finding finding = telling.finding();
        String state = telling.isOver() ? "is well again" : finding.detail().en();
        LOG.log(telling.isOver() ? Logger.Level.INFO : Logger.Level.ERROR, "watch: " + finding.key() + " " + state);
        Message message = message(telling, now);
        boolean isDirect = finding.stage() == Stage.PAGES || (finding.stage() == Stage.STORE && !telling.isOver());
        for (Destination to : settings.to()) {
            if (isDirect || !put(to, transition(telling), message)) {
                carry(to, message, ATTEMPTS);
            }
        }
    }

    /** Sends the sign of life, if anybody wants it. One that does not arrive is nobody's business here: the next one tells. */
    void beat(Instant now) {
        settings.heartbeat().ifPresent(to -> carry(to, text("心跳", "heartbeat", "", now, Severity.BLUE), 1));
    }

    private static String transition(Telling telling) {
        Finding finding = telling.finding();
        String end = telling.isOver() ? "over" : Integer.toString(telling.number());
        return "WATCH/" + finding.key() + '/' + finding.since() + '/' + end;
    }

    /** False when the store would not take it. */
    private boolean put(Destination to, String transition, Message message) {
        try {
            transactions.write(connection -> outbox.put(
                    connection,
                    new NewPage(
                            OptionalLong.empty(),
                            transition,
                            "",
                            to.channel(),
                            to.address(),
                            URGENCY,
                            GOOD_FOR,
                            message)));
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    private void carry(Destination to, Message message, int attempts) {
        Way way = ways.get(to.channel());
        if (way == null) {
            LOG.errorf("watch: there is no channel %s that is in use: nobody is told", to.channel());
            return;
        }
        // no page of the outbox: a number of its own, the same in every attempt
        long number = -Instant.now().toEpochMilli();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            Delivery delivery = carrier.carry(
                    new Carrier.Parcel(number, way.channel(), way.kind(), way.settings(), to.address(), message));
            if (delivery.outcome() == Delivery.Outcome.SENT) {
                return;
            }
            LOG.warnf("watch: %s did not take it: %s %s", to.channel(), delivery.outcome(), delivery.answer());
        }
    }

    private static Message message(Telling telling, Instant now) {
        Finding finding = telling.finding();
        String over = telling.isOver() ? "已恢复：" : "";
        String title = over + finding.stage().title().zh() + " / " + (telling.isOver() ? "over: " : "")
                + finding.stage().title().en();
        String text = telling.isOver()
                ? ""
                : finding.detail().zh() + " / " + finding.detail().en();
        String action = telling.isOver()
                ? ""
                : finding.stage().action().zh() + " / "
                        + finding.stage().action().en();
        Message told = text(title, text, action, now, Severity.ORANGE);
        return new Message(
                told.kind(),
                told.language(),
                told.severity(),
                false,
                0,
                told.title(),
                "",
                "",
                told.text(),
                told.action(),
                "",
                "",
                finding.since(),
                now,
                telling.number() + 1,
                "",
                "",
                Map.of(
                        "rule",
                        "lifeline.watch." + finding.stage().name().toLowerCase(java.util.Locale.ROOT),
                        "subject",
                        finding.subject()),
                List.of());
    }

    private static Message text(String title, String text, String action, Instant now, Severity severity) {
        return new Message(
                Message.Kind.WATCH,
                "zh",
                severity,
                false,
                0,
                title,
                "",
                "",
                text,
                action,
                "",
                "",
                now,
                now,
                1,
                "",
                "",
                Map.of("rule", "lifeline.watch", "subject", HEARTBEAT),
                List.of());
    }
}
