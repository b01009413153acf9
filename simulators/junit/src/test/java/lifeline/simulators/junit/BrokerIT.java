package lifeline.simulators.junit;

import static lifeline.simulators.junit.Durations.minutes;
import static lifeline.simulators.junit.Durations.seconds;
import static lifeline.simulators.junit.signal.SignalsAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import lifeline.simulators.junit.signal.Signals;
import lifeline.simulators.publish.PayloadFormat;
import org.junit.jupiter.api.Test;

@SimulatedCity(devices = 50, seed = 7)
class BrokerIT {
    private static final long MOST_AHEAD = 1_001;

    @Test
    void whatTheCitySaysArrivesAndTheTruthCountsIt(City city, Broker broker, Truth truth, Signals signals)
            throws Exception {
        try (Consumer consumer = new Consumer(broker)) {
            broker.following(consumer::taken);
            city.at(minutes(2)).leak("gas-07");
            assertThat(signals).raised("gas.methane.leak").within(seconds(60));
            city.run(minutes(30));
            assertEquals(truth.messages(), consumer.taken());
            assertTrue(consumer.taken() > 50 * 30, () -> consumer.taken() + " messages");
            assertTrue(consumer.topics().contains("lifeline/v1/gas/gas-well-0007/gas-methane-0007/json"));
        }
    }

    @Test
    void theCityIsNeverMuchAheadOfASubscriberItFollows(City city, Broker broker, Truth truth) {
        AtomicLong taken = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        AtomicLong asked = new AtomicLong();
        broker.following(() -> {
            long messages = truth.messages();
            ahead.accumulateAndGet(messages - taken.get(), Math::max);
            return taken.updateAndGet(old -> Math.min(messages, old + asked.incrementAndGet() % 2));
        });
        city.run(minutes(45));
        assertEquals(truth.messages(), taken.get());
        assertTrue(taken.get() > 2 * MOST_AHEAD && ahead.get() <= MOST_AHEAD, ahead + " ahead of " + taken);
    }

    @Test
    void atASpeedTheCityTakesItsTime(City city, Broker broker) {
        broker.speed(600);
        city.run(seconds(1));
        long began = System.nanoTime();
        city.run(seconds(1)); // the ten minutes count from its end
        city.run(minutes(10));
        double took = (System.nanoTime() - began) / 1e9;
        assertTrue(took >= 1, () -> "ten minutes at speed 600 in " + took + " s");
    }

    @Test
    void publishesInTheFormatItIsTold(City city, Broker broker) throws Exception {
        try (Consumer consumer = new Consumer(broker)) {
            broker.format(PayloadFormat.ALINK).following(consumer::taken);
            city.run(minutes(2));
            assertTrue(consumer.taken() > 50, () -> consumer.taken() + " messages");
            assertTrue(
                    consumer.topics().stream().allMatch(topic -> topic.startsWith("/sys/")),
                    consumer.topics()::toString);
        }
    }
}
