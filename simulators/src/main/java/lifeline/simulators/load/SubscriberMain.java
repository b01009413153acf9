package lifeline.simulators.load;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lifeline.contract.process.ParentWatch;
import lifeline.simulators.publish.Broker;
import lifeline.simulators.publish.ConnectionLostException;
import lifeline.simulators.publish.PahoSubscription;

/**
 * The bare broker's one subscriber: receives, acknowledges once a second, and prints {@code received N} twice a second.
 * Arguments: the broker's address and the filter.
 */
public final class SubscriberMain {
    private static final long TICK_MILLIS = 500;

    private SubscriberMain() {}

    public static void main(String[] words) throws InterruptedException, ConnectionLostException {
        ParentWatch.start();
        Broker broker = new Broker(
                words[0],
                java.util.Optional.ofNullable(System.getenv("LIFELINE_MQTT_USER"))
                        .filter(text -> !text.isBlank()),
                java.util.Optional.ofNullable(System.getenv("LIFELINE_MQTT_PASSWORD"))
                        .filter(text -> !text.isBlank()),
                "lifeline-bare");
        try (PahoSubscription subscription = new PahoSubscription(broker, words[1])) {
            ParentWatch.ready(Map.of());
            CountDownLatch never = new CountDownLatch(1);
            for (int tick = 0; !never.await(TICK_MILLIS, TimeUnit.MILLISECONDS); tick++) {
                if (tick % 2 == 1) {
                    subscription.acknowledge();
                }
                System.out.println("received " + subscription.received());
            }
        }
    }
}
