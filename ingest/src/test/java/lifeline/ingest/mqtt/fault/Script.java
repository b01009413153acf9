package lifeline.ingest.mqtt.fault;

import static lifeline.ingest.mqtt.wire.Packets.CONNECT;
import static lifeline.ingest.mqtt.wire.Packets.SUBSCRIBE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lifeline.ingest.mqtt.wire.Packets;

/** What a broker does on one connection, step by step; at its end it listens and answers pings. */
final class Script {
    private final List<Step> steps = new ArrayList<>();

    /** One step. */
    interface Step {
        void on(Peer peer) throws IOException, InterruptedException;
    }

    /** Does nothing yet. */
    static Script script() {
        return new Script();
    }

    /** Accepts a client without a session, and its subscription. */
    static Script accept() {
        return script().expect(CONNECT).send(Packets.connack(false, 0)).subscription();
    }

    /** Accepts a client whose session the broker has kept. */
    static Script acceptAgain() {
        return script().expect(CONNECT).send(Packets.connack(true, 0)).subscription();
    }

    /** Waits for SUBSCRIBE and grants it. */
    Script subscription() {
        return then(peer -> {
            byte[] subscribe = peer.expect(SUBSCRIBE);
            peer.send(Packets.suback(Peer.packetId(subscribe), 1));
        });
    }

    /** Waits for a packet of this type; others are noted. */
    Script expect(int type) {
        return then(peer -> peer.expect(type));
    }

    Script send(byte[]... packets) {
        return then(peer -> {
            for (byte[] packet : packets) {
                peer.send(packet);
            }
        });
    }

    /** Waits until the test says so. */
    Script await(CountDownLatch latch) {
        return then(peer -> {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("the test has not said so");
            }
        });
    }

    /** Neither reads nor writes any more, and leaves the connection as it is. */
    Script fallSilent() {
        return then(Peer::holdWithoutReading);
    }

    /** Ends the connection. */
    Script close() {
        return then(Peer::close);
    }

    Script then(Step step) {
        steps.add(step);
        return this;
    }

    void play(Peer peer) throws IOException, InterruptedException {
        for (Step step : steps) {
            step.on(peer);
        }
        peer.listen();
    }
}
