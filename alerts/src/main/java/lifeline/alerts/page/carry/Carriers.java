package lifeline.alerts.page.carry;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Clock;
import lifeline.alerts.page.PageSettings;
import lifeline.alerts.page.outbox.Carrier;

/** Puts the real ways out together. */
public final class Carriers {
    private Carriers() {}

    public static Carrier of(PageSettings settings, Vertx vertx, Secrets secrets) {
        Destinations destinations = new Destinations(settings.allowed());
        Destinations.Names names = InetAddress::getAllByName;
        return new KindCarrier(
                new HttpCourier(vertx, destinations, names, settings.proxy(), settings.ca()),
                new MailCourier(vertx, destinations, names),
                new MqttCourier(vertx, destinations, names),
                secrets,
                Clock.systemUTC());
    }
}
