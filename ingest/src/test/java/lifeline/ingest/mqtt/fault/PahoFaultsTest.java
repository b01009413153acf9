package lifeline.ingest.mqtt.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lifeline.ingest.mqtt.fault.Script.accept;
import static lifeline.ingest.mqtt.fault.Script.acceptAgain;
import static lifeline.ingest.mqtt.fault.Script.script;
import static lifeline.ingest.mqtt.wire.Packets.PUBACK;
import static lifeline.ingest.mqtt.wire.Packets.PUBREC;
import static lifeline.ingest.mqtt.wire.Packets.bytes;
import static lifeline.ingest.mqtt.wire.Packets.connack;
import static lifeline.ingest.mqtt.wire.Packets.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.client.Arrivals;
import lifeline.ingest.mqtt.client.Connector;
import lifeline.ingest.mqtt.client.Delivery;
import lifeline.ingest.mqtt.client.Loss;
import lifeline.ingest.mqtt.client.PahoConnection;
import lifeline.ingest.mqtt.condition.SourceCondition.Kind;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import lifeline.ingest.mqtt.wire.Packets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The faults of Paho 1.2.5 that could lose data or hang, provoked over the wire. */
@Timeout(90)
class PahoFaultsTest {
    private static final String TOPIC = Samples.TOPIC;
    private static final byte[] NONE = {};

    /** A connector whose arrivals meet {@code first} before they are taken in. */
    private static Connector through(Runnable first) {
        return (options, arrivals) -> PahoConnection.open(options, new Arrivals() {
            @Override
            public void arrived(Delivery delivery) {
                first.run();
                arrivals.arrived(delivery);
            }

            @Override
            public boolean hasRoom() {
                return arrivals.hasRoom();
            }

            @Override
            public void lost(Loss loss) {
                arrivals.lost(loss);
            }
        });
    }

    @Test
    void aCallbackThatHangsWhileTheConnectionDropsDoesNotKeepItFromConnectingAgain() throws Exception {
        AtomicBoolean hung = new AtomicBoolean();
        CountDownLatch hanging = new CountDownLatch(1);
        Connector connector = through(() -> {
            if (!hung.getAndSet(true)) {
                hanging.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("the connection was cut", e);
                }
            }
        });
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        accept().send(publish(TOPIC, 1, "a"), publish(TOPIC, 2, "b"))
                                .await(hanging)
                                .close(),
                        acceptAgain().send(publish(TOPIC, 1, "a"), publish(TOPIC, 2, "b")));
                SourceInTest source = new SourceInTest(broker, connector)) {
            assertEquals(List.of("a", "b"), source.emit(2).subList(0, 2));
            assertEquals(2, broker.connections());
        }
    }

    @Test
    void whileNobodyPollsPingsAreAnsweredAndTheConnectionStands() throws Exception {
        byte[][] many = IntStream.rangeClosed(1, 200)
                .mapToObj(id -> publish(TOPIC, id, "x"))
                .toArray(byte[][]::new);
        try (ScriptedBroker broker = ScriptedBroker.playing(accept().send(many));
                SourceInTest source = new SourceInTest(broker)) {
            for (int ping = 0; ping < 4; ping++) {
                broker.next(Packets.PINGREQ);
            }

            assertEquals(1, broker.connections());
            assertEquals(200, source.emit(200).size());
        }
    }

    @Test
    void anAcknowledgementOfAnEarlierConnectionIsNeverSentThoughItsPacketIdIsInUseAgain() throws Exception {
        CountDownLatch emitted = new CountDownLatch(1);
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        accept().send(publish(TOPIC, 7, "a")).await(emitted).close(),
                        acceptAgain().send(publish(TOPIC, 7, "another")));
                SourceInTest source = new SourceInTest(broker)) {
            source.emit(1);
            source.snapshot(1);
            emitted.countDown();
            assertEquals(List.of("a", "another"), source.emit(2));
            source.complete(1);
            source.awaitCount(Count.STALE_ACKS_DROPPED, 1);
            assertEquals(0, broker.count(PUBACK));

            source.snapshot(2);
            source.complete(2);

            Peer.Received acknowledged = broker.next(PUBACK);
            assertEquals(2, acknowledged.connection());
            assertEquals(7, acknowledged.packetId());
            assertEquals(0, broker.count(PUBACK));
        }
    }

    @Test
    void whatCouldNotBeTakenInIsNotAcknowledgedAndComesAgain() throws Exception {
        AtomicBoolean thrown = new AtomicBoolean();
        Connector throwing = through(() -> {
            if (!thrown.getAndSet(true)) {
                throw new IllegalStateException("no room");
            }
        });
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        accept().send(publish(TOPIC, 1, "a")), acceptAgain().send(publish(TOPIC, 1, "a")));
                SourceInTest source = new SourceInTest(broker, throwing)) {
            assertEquals(List.of("a"), source.emit(1));
            assertEquals(0, broker.count(PUBACK));

            source.snapshot(1);
            source.complete(1);

            assertEquals(2, broker.next(PUBACK).connection());
        }
    }

    @Test
    void qosTwoIsRefusedBeforeTheBrokerCouldTakeItForDelivered() throws Exception {
        violates("QoS 2", publish(0x34, TOPIC.getBytes(UTF_8), 1, NONE, NONE));
    }

    @Test
    void aTopicAliasWithATopicIsRefused() throws Exception {
        violates("alias", publish(0x32, TOPIC.getBytes(UTF_8), 1, bytes(0x23, 0, 1), NONE));
    }

    @Test
    void aTopicAliasWithoutATopicIsNeverTakenForAMessage() throws Exception {
        violates("alias", publish(0x32, NONE, 1, bytes(0x23, 0, 1), NONE));
    }

    private static void violates(String why, byte[] packet) throws IOException, InterruptedException {
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        accept().send(packet), acceptAgain().send(publish(TOPIC, 1, "after")));
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("after"), source.emit(1));

            assertEquals(1, source.value(Count.VIOLATIONS));
            assertEquals(List.of(Kind.VIOLATION), source.conditions());
            assertTrue(source.details().contains(why), source.details());
            assertEquals(0, broker.count(PUBREC));
            assertEquals(0, broker.count(PUBACK));
        }
    }

    @Test
    void subscribingWhileABacklogWaitsHangsNothing() throws Exception {
        byte[][] backlog = IntStream.rangeClosed(1, 2_000)
                .mapToObj(id -> publish(TOPIC, id, "x"))
                .toArray(byte[][]::new);
        Script script = script().expect(Packets.CONNECT)
                .send(connack(true, 0))
                .send(backlog)
                .subscription();
        try (ScriptedBroker broker = ScriptedBroker.playing(script);
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(2_000, source.emit(2_000).size());
            source.awaitCount(Count.CONNECTED, 1);
            assertEquals(1, broker.connections());
        }
    }

    @Test
    void aBrokerThatTakesAConnectionAndSaysNothingIsGivenUp() throws Exception {
        Script silent = script().expect(Packets.CONNECT).fallSilent();
        try (ScriptedBroker broker = ScriptedBroker.playing(silent, accept().send(publish(TOPIC, 1, "a")));
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("a"), source.emit(1));
            assertEquals(1, source.value(Count.CONNECT_FAILURES));
        }
    }

    @Test
    void aHalfOpenConnectionIsGivenUp() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        accept().send(publish(TOPIC, 1, "a")).fallSilent(),
                        acceptAgain().send(publish(TOPIC, 2, "b")));
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("a", "b"), source.emit(2));
            source.awaitCount(Count.RECONNECTS, 1);
        }
    }
}
