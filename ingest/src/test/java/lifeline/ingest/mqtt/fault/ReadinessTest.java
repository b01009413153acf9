package lifeline.ingest.mqtt.fault;

import static lifeline.ingest.mqtt.fault.Script.script;
import static lifeline.ingest.mqtt.wire.Packets.CONNECT;
import static lifeline.ingest.mqtt.wire.Packets.SUBSCRIBE;
import static lifeline.ingest.mqtt.wire.Packets.connack;
import static lifeline.ingest.mqtt.wire.Packets.publish;
import static lifeline.ingest.mqtt.wire.Packets.suback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lifeline.ingest.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first start: when it may be said that nothing is missed, and what arrives at once. */
@Timeout(90)
class ReadinessTest {
    @Test
    void theSourceIsReadyOnlyWhenASessionIsSubscribed() throws Exception {
        CountDownLatch grant = new CountDownLatch(1);
        Script script = script().expect(CONNECT).send(connack(false, 0)).then(peer -> {
            byte[] subscribe = peer.expect(SUBSCRIBE);
            if (!grant.await(30, TimeUnit.SECONDS)) {
                throw new IOException("the test has not said so");
            }
            peer.send(suback(Peer.packetId(subscribe), 1));
        });
        try (ScriptedBroker broker = ScriptedBroker.playing(script);
                SourceInTest source = new SourceInTest(broker)) {
            broker.next(CONNECT);
            broker.next(SUBSCRIBE);
            assertFalse(source.awaitSubscribed(Duration.ZERO), "connected is not subscribed");

            grant.countDown();

            assertTrue(source.awaitSubscribed(Duration.ofSeconds(60)));
        }
    }

    @Test
    void oneSessionSubscribesAtATimeAndWhatArrivesAtOnceIsNoPossibleDuplicate() throws Exception {
        int sessions = 4;
        CountDownLatch allConnected = new CountDownLatch(sessions);
        AtomicInteger subscribing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Script script = script().expect(CONNECT).send(connack(false, 0)).then(peer -> {
            allConnected.countDown();
            byte[] subscribe = peer.expect(SUBSCRIBE);
            most.accumulateAndGet(subscribing.incrementAndGet(), Math::max);
            if (!allConnected.await(30, TimeUnit.SECONDS)) {
                throw new IOException("not all of them have connected");
            }
            subscribing.decrementAndGet();
            peer.send(suback(Peer.packetId(subscribe), 1));
            peer.send(publish(Samples.TOPIC, 1, "{\"v\":{\"methane\":1}}"));
        });
        try (ScriptedBroker broker = ScriptedBroker.playing(script);
                SourceInTest source = new SourceInTest(broker, sessions)) {
            source.emit(sessions);

            assertEquals(1, most.get());
            assertEquals(
                    List.of(false, false, false, false),
                    source.messages().stream()
                            .map(message -> message.afterReconnect() || message.duplicate())
                            .toList());
        }
    }
}
