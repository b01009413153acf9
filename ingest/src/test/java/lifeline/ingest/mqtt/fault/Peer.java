package lifeline.ingest.mqtt.fault;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import lifeline.ingest.mqtt.wire.Packets;

/** The broker's end of one connection. */
final class Peer {
    private final Socket socket;
    private final DataInputStream in;
    private final int connection;
    private final BlockingQueue<Received> received;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A packet from the client: on the how manyth connection, of which type, and all of it behind the fixed header. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(int connection, int type, byte[] body) {
        int packetId() {
            return Peer.packetId(body);
        }
    }

    Peer(Socket socket, int connection, BlockingQueue<Received> received) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.connection = connection;
        this.received = received;
    }

    static int packetId(byte[] body) {
        return ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
    }

    void send(byte[] packet) throws IOException {
        socket.getOutputStream().write(packet);
        socket.getOutputStream().flush();
    }

    /** Reads until a packet of this type comes. */
    byte[] expect(int type) throws IOException {
        while (true) {
            Received packet = read();
            if (packet.type() == type) {
                return packet.body();
            }
        }
    }

    /** Reads until the client has gone. */
    void listen() throws IOException {
        while (!socket.isClosed()) {
            read();
        }
    }

    void holdWithoutReading() throws InterruptedException {
        closed.await();
    }

    void close() throws IOException {
        closed.countDown();
        socket.close();
    }

    private Received read() throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("the client has gone");
        }
        int length = 0;
        int b = 0x80;
        for (int shift = 0; (b & 0x80) != 0; shift += 7) {
            b = in.readUnsignedByte();
            length |= (b & 0x7F) << shift;
        }
        byte[] body = new byte[length];
        in.readFully(body);
        Received packet = new Received(connection, first >> 4, body);
        received.add(packet);
        if (packet.type() == Packets.PINGREQ) {
            send(Packets.pingresp());
        }
        return packet;
    }
}
