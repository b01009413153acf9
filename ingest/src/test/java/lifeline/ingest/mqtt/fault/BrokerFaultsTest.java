package lifeline.ingest.mqtt.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static lifeline.ingest.mqtt.fault.Script.accept;
import static lifeline.ingest.mqtt.fault.Script.acceptAgain;
import static lifeline.ingest.mqtt.fault.Script.script;
import static lifeline.ingest.mqtt.wire.Packets.CONNECT;
import static lifeline.ingest.mqtt.wire.Packets.PUBACK;
import static lifeline.ingest.mqtt.wire.Packets.SUBSCRIBE;
import static lifeline.ingest.mqtt.wire.Packets.bytes;
import static lifeline.ingest.mqtt.wire.Packets.connack;
import static lifeline.ingest.mqtt.wire.Packets.disconnect;
import static lifeline.ingest.mqtt.wire.Packets.packet;
import static lifeline.ingest.mqtt.wire.Packets.publish;
import static lifeline.ingest.mqtt.wire.Packets.suback;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import lifeline.ingest.Message;
import lifeline.ingest.Samples;
import lifeline.ingest.mqtt.condition.SourceCondition.Kind;
import lifeline.ingest.mqtt.metrics.SourceMetrics.Count;
import lifeline.ingest.mqtt.reader.MqttSourceException;
import lifeline.ingest.mqtt.wire.PacketStream;
import lifeline.ingest.mqtt.wire.Packets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broker may do to us, rightly or wrongly. */
@Timeout(90)
class BrokerFaultsTest {
    private static final String TOPIC = Samples.TOPIC;
    private static final byte[] NONE = {};

    @Test
    void aSessionLostAtTheBrokerIsCountedReportedAndSubscribedAnew() throws Exception {
        CountDownLatch emitted = new CountDownLatch(1);
        Script forgetful = accept().send(publish(TOPIC, 1, "a")).await(emitted).close();
        try (ScriptedBroker broker = ScriptedBroker.playing(forgetful, accept().send(publish(TOPIC, 1, "b")));
                SourceInTest source = new SourceInTest(broker)) {
            source.emit(1);
            emitted.countDown();
            assertEquals(List.of("a", "b"), source.emit(2));
            assertEquals(1, source.value(Count.SESSION_LOST));
            assertEquals(0, source.value(Count.SESSION_PRESENT));
            assertEquals(List.of(Kind.SESSION_LOST), source.conditions());
            assertEquals(1, broker.next(SUBSCRIBE).connection());
            assertEquals(2, broker.next(SUBSCRIBE).connection());
        }
    }

    @Test
    void aClientOfTheSameIdIsReportedAndDoesNotStopTheSource() throws Exception {
        Script thrownOut = accept().send(disconnect(0x8E));
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        thrownOut,
                        acceptAgain().send(disconnect(0x8E)),
                        acceptAgain().send(publish(TOPIC, 1, "a")));
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("a"), source.emit(1));
            assertEquals(2, source.value(Count.TAKEN_OVER));
            assertEquals(List.of(Kind.TAKEN_OVER), source.conditions());
        }
    }

    @ParameterizedTest(name = "answered with {0}")
    @ValueSource(ints = {0x00, 0x02, 0x80, 0x87, 0x8F, 0x9E})
    void aSubscriptionThatIsNotGrantedAtQosOneFailsTheJob(int answer) throws Exception {
        Script script = script().expect(CONNECT)
                .send(connack(false, 0))
                .then(peer -> peer.send(suback(Peer.packetId(peer.expect(SUBSCRIBE)), answer)));
        try (ScriptedBroker broker = ScriptedBroker.playing(script);
                SourceInTest source = new SourceInTest(broker)) {
            source.awaitCount(Count.REFUSALS, 1);

            MqttSourceException failure = assertThrows(MqttSourceException.class, source::poll);

            assertTrue(String.valueOf(failure.getCause()).contains("$share/"), String.valueOf(failure.getCause()));
            assertEquals(List.of(Kind.REFUSED), source.conditions());
        }
    }

    @Test
    void aClientThatIsNotAuthorizedFailsTheJob() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        script().expect(CONNECT).send(connack(false, 0x87)).close());
                SourceInTest source = new SourceInTest(broker)) {
            source.awaitCount(Count.REFUSALS, 1);

            assertThrows(MqttSourceException.class, source::poll);
        }
    }

    @ParameterizedTest(name = "CONNACK says {0}")
    @ValueSource(ints = {0x88, 0x89, 0x97, 0x9F})
    void aBrokerThatIsBusyIsAskedAgain(int reason) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.playing(
                        script().expect(CONNECT).send(connack(false, reason)).close(),
                        accept().send(publish(TOPIC, 1, "a")));
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("a"), source.emit(1));
            assertEquals(1, source.value(Count.CONNECT_FAILURES));
        }
    }

    @Test
    void aBrokerThatWillNotKeepTheSessionIsReported() throws Exception {
        Script script = script().expect(CONNECT)
                .send(connack(false, 0, 0x11, 0, 0, 0, 0))
                .subscription()
                .send(publish(TOPIC, 1, "a"));
        try (ScriptedBroker broker = ScriptedBroker.playing(script);
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("a"), source.emit(1));
            source.awaitCount(Count.GRANTED_LESS, 1);
            assertEquals(List.of(Kind.GRANTED_LESS), source.conditions());
        }
    }

    @Test
    void aBrokerThatTakesFewerMessagesThanItSendsIsNoProblem() throws Exception {
        Script script = script().expect(CONNECT)
                .send(connack(false, 0, 0x21, 0, 1)) // its receive maximum, for what we would publish
                .subscription()
                .send(publish(TOPIC, 1, "a"), publish(TOPIC, 2, "b"), publish(TOPIC, 3, "c"));
        try (ScriptedBroker broker = ScriptedBroker.playing(script);
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("a", "b", "c"), source.emit(3));
            source.snapshot(1);
            source.complete(1);
            for (int id = 1; id <= 3; id++) {
                assertEquals(id, broker.next(PUBACK).packetId());
            }
        }
    }

    @Test
    void aTopicThatNoBrokerMaySendIsEmittedAsSuchAndStopsNothing() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.playing(accept().send(
                                publish("lifeline/v1/gas/+/dev-0001/json", 1, "plus"),
                                publish(0x32, "a\0b".getBytes(UTF_8), 2, NONE, "nul".getBytes(UTF_8)),
                                publish(0x32, bytes('a', 0xC3, 0x28), 3, NONE, "not UTF-8".getBytes(UTF_8)),
                                publish(TOPIC, 4, "after")));
                SourceInTest source = new SourceInTest(broker)) {
            assertEquals(List.of("plus", "nul", "not UTF-8", "after"), source.emit(4));
            assertEquals(
                    List.of(true, true, true, false),
                    source.messages().stream()
                            .map(message -> message.topic().startsWith(PacketStream.MALFORMED_TOPIC))
                            .toList());
            assertEquals(1, broker.connections());
        }
    }

    @Test
    void aPayloadOfFiftyMegabytesIsCutWhileItComes() throws Exception {
        byte[] huge = publish(0x32, TOPIC.getBytes(UTF_8), 1, NONE, new byte[50_000_000]);
        try (ScriptedBroker broker = ScriptedBroker.playing(accept().send(huge, publish(TOPIC, 2, "after")));
                SourceInTest source = new SourceInTest(broker)) {
            source.emit(2);

            Message message = source.messages().get(0);
            assertEquals(50_000_000, message.length());
            assertEquals(Message.CUT_PAYLOAD_BYTES, message.payload().length);
            assertNotNull(message.sha256());
            assertEquals(1, source.value(Count.CUT));
            assertEquals(1, broker.connections());
        }
    }

    static Stream<Arguments> malformed() {
        byte[] half = Arrays.copyOf(publish(TOPIC, 1, "half"), 20);
        return Stream.of(
                Arguments.of("a length of five bytes", bytes(0x32, 0xFF, 0xFF, 0xFF, 0xFF, 1)),
                Arguments.of("QoS 3", publish(0x36, TOPIC.getBytes(UTF_8), 1, NONE, NONE)),
                Arguments.of("a packet of type 0", packet(0x00)),
                Arguments.of("a packet of type 0 with reserved bits", packet(0x0F, bytes(1, 2, 3))),
                Arguments.of("reserved bits", packet(0x93, bytes(0, 1, 0, 1))),
                Arguments.of("a SUBACK for nothing", suback(999, 1)),
                Arguments.of("a second CONNACK", connack(false, 0)),
                Arguments.of("a property nobody knows", publish(0x32, TOPIC.getBytes(UTF_8), 1, bytes(0x7E, 1), NONE)),
                Arguments.of("a property that is cut", publish(0x32, TOPIC.getBytes(UTF_8), 1, bytes(0x02, 1), NONE)),
                Arguments.of("packet id 0", publish(TOPIC, 0, "zero")),
                Arguments.of("a PUBLISH that is shorter than its topic", packet(0x32, bytes(0, 200, 'a'))),
                Arguments.of("a CONNECT", packet(0x10, Packets.text("MQTT"), bytes(5, 2, 0, 60, 0), Packets.text("x"))),
                Arguments.of("a PUBREL for nothing", packet(0x62, bytes(0, 9))),
                Arguments.of("half a packet", half));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void afterAMalformedPacketItComesThroughOnThisConnectionOrTheNext(String what, byte[] packet) throws Exception {
        Script wrong = accept().send(packet).send(publish(TOPIC, 2, "after")).fallSilent();
        try (ScriptedBroker broker = ScriptedBroker.playing(wrong, acceptAgain().send(publish(TOPIC, 1, "at last")));
                SourceInTest source = new SourceInTest(broker)) {
            source.await(() -> {
                source.poll();
                return source.messages().stream()
                        .anyMatch(message -> new String(message.payload(), UTF_8).startsWith("a"));
            });
            assertEquals(0, broker.count(PUBACK));
        }
    }

    @Test
    void aBrokerThatTakesOnlyTinyPacketsIsNotWaitedForForEver() throws Exception {
        Script tiny = script().expect(CONNECT)
                .send(connack(false, 0, 0x27, 0, 0, 0, 4))
                .subscription();
        try (ScriptedBroker broker = ScriptedBroker.playing(tiny, accept().send(publish(TOPIC, 1, "a")));
                SourceInTest source = new SourceInTest(broker)) {
            source.awaitCount(Count.CONNECT_FAILURES, 1);
            assertEquals(List.of("a"), source.emit(1));
        }
    }
}
