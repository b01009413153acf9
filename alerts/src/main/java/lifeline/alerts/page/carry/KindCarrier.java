package lifeline.alerts.page.carry;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lifeline.alerts.page.channel.Letter;
import lifeline.alerts.page.channel.Outgoing;
import lifeline.alerts.page.channel.Provider;
import lifeline.alerts.page.outbox.Carrier;
import lifeline.alerts.page.outbox.Delivery;
import lifeline.alerts.page.outbox.Delivery.Outcome;
import lifeline.alerts.page.outbox.Limit;

/** Brings each message the way of its channel's kind. */
public final class KindCarrier implements Carrier {
    private static final List<Limit> OURS = List.of(new Limit(120, Duration.ofMinutes(1), 20));

    private final HttpCourier http;
    private final MailCourier mail;
    private final MqttCourier mqtt;
    private final Secrets secrets;
    private final Clock clock;

    KindCarrier(HttpCourier http, MailCourier mail, MqttCourier mqtt, Secrets secrets, Clock clock) {
        this.http = http;
        this.mail = mail;
        this.mqtt = mqtt;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Delivery carry(Parcel parcel) {
        ChannelSettings settings;
        Map<String, String> known = new TreeMap<>();
        try {
            settings = ChannelSettings.read(parcel.settings());
        } catch (IllegalArgumentException e) {
            return Delivery.of(Outcome.REFUSED, String.valueOf(e.getMessage()));
        }
        for (Map.Entry<String, String> secret : settings.secretNames().entrySet()) {
            String value = secrets.find(secret.getValue()).orElse("");
            if (value.isEmpty()) {
                return Delivery.of(
                        Outcome.REFUSED,
                        "there is no secret " + secret.getValue()
                                + ": put it into a file of that name in LIFELINE_SECRETS_DIR");
            }
            known.put(secret.getKey(), value);
        }
        Letter letter =
                new Letter(parcel.page(), parcel.message(), parcel.address(), settings.plain(), known, clock.instant());
        try {
            return clean(carry(parcel.kind(), letter), known);
        } catch (RuntimeException e) {
            // what nobody foresaw may have happened after it left
            return clean(Delivery.of(Outcome.UNKNOWN, e.getClass().getSimpleName() + ": " + e.getMessage()), known);
        }
    }

    private Delivery carry(String kind, Letter letter) {
        return switch (kind) {
            case "MAIL" -> mail.send(letter);
            case "MQTT" -> mqtt.publish(letter);
            default -> post(Provider.of(kind), letter);
        };
    }

    private Delivery post(Provider provider, Letter letter) {
        Outgoing outgoing;
        try {
            outgoing = provider.request(letter);
        } catch (IllegalArgumentException e) {
            return Delivery.of(Outcome.REFUSED, String.valueOf(e.getMessage()));
        }
        return http.post(outgoing, provider::read);
    }

    /** No secret is kept in the log of deliveries, whoever repeats it. */
    private static Delivery clean(Delivery delivery, Map<String, String> secrets) {
        String answer = delivery.answer();
        for (String secret : secrets.values()) {
            answer = answer.replace(secret, "***");
        }
        return new Delivery(delivery.outcome(), delivery.status(), answer, delivery.pause());
    }

    @Override
    public boolean isKeyed(String kind) {
        return kind.equals("WEBHOOK") || kind.equals("ALERTMANAGER");
    }

    @Override
    public List<Limit> limits(String kind, String settings) {
        return kind.equals("MAIL") || kind.equals("MQTT")
                ? OURS
                : Provider.of(kind).limits();
    }
}
