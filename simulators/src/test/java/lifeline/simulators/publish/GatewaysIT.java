package lifeline.simulators.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import lifeline.broker.BrokerProcess;
import lifeline.simulators.Cities;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.truth.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GatewaysIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Ledger ledger = new Ledger();
    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final CityRun run = new CityRun(Cities.script(1_500, "default", 1, OptionalDouble.of(400)), fault -> {});

    @Test
    void publishesEverythingItCountsAsPublished(@TempDir Path data) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            Subscriber subscriber = new Subscriber();
            subscriber.connect(broker.url());
            Gateways gateways = gateways(broker);
            publish(gateways, 3_000);
            gateways.finish(PATIENCE);
            Ledger.Totals totals = ledger.totals();
            assertEquals(3_000, totals.messages());
            assertEquals(0, totals.outstanding());
            await(() -> subscriber.messages() >= 3_000);
            assertEquals(3_000, subscriber.messages());
            assertEquals(new TreeSet<>(published), new TreeSet<>(subscriber.keys()));
        }
    }

    @Test
    void losesNothingWhenTheBrokerIsKilledAndComesBack(@TempDir Path data) throws Exception {
        Subscriber subscriber = new Subscriber();
        Gateways gateways;
        int port;
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            port = broker.port();
            subscriber.connect(broker.url());
            gateways = gateways(broker);
            publish(gateways, 2_000);
            await(() -> ledger.sums().messages() > 300);
            broker.kill();
        }
        publish(gateways, 1_000);
        try (BrokerProcess broker = BrokerProcess.start(data, port)) {
            subscriber.connect(broker.url());
            gateways.finish(PATIENCE);
            Ledger.Totals totals = ledger.totals();
            assertEquals(3_000, totals.messages());
            assertEquals(0, totals.outstanding());
            await(() -> subscriber.keys().containsAll(published));
            assertEquals(new TreeSet<>(published), new TreeSet<>(subscriber.keys()));
        }
    }

    @Test
    void losesNothingWhenAllConnectionsAreDroppedAtOnceTimeAndAgain(@TempDir Path data) throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(data)) {
            Subscriber subscriber = new Subscriber();
            subscriber.connect(broker.url());
            Gateways gateways = gateways(broker);
            for (int storm = 0; storm < 3; storm++) {
                publish(gateways, 1_000);
                gateways.drop();
            }
            publish(gateways, 1_000);
            gateways.finish(PATIENCE);
            Ledger.Totals totals = ledger.totals();
            assertEquals(4_000, totals.messages());
            assertEquals(0, totals.outstanding());
            await(() -> subscriber.messages() >= 4_000 && subscriber.keys().containsAll(published));
            assertEquals(new TreeSet<>(published), new TreeSet<>(subscriber.keys()));
            long twice = subscriber.messages() - totals.messages();
            assertTrue(twice >= 0 && twice <= totals.resent(), twice + " came twice, resent " + totals.resent());
        }
    }

    private Gateways gateways(BrokerProcess at) throws InterruptedException {
        Broker broker = new Broker(at.url(), Optional.empty(), Optional.empty(), "lifeline-sim-test");
        Gateways gateways = new Gateways(
                broker,
                1_500,
                ledger,
                message -> published.addAll(Subscriber.keys(message.topic(), message.payload())),
                line -> {});
        assertEquals("", gateways.connect(PATIENCE));
        return gateways;
    }

    private void publish(Gateways gateways, int messages) throws InterruptedException {
        for (int sent = 0; sent < messages; ) {
            Optional<Emission> emission = run.next();
            if (emission.isPresent()) {
                gateways.publish(emission.get().topic().device(), Message.of(emission.get()));
                sent++;
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
