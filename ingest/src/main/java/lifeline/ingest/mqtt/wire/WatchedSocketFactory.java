package lifeline.ingest.mqtt.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that note when the last byte came, mend what the broker sends ({@link PacketStream}), and can be closed
 * behind the client's back: what Paho believes of a half-open connection is not to be relied on. One for each connection.
 */
public final class WatchedSocketFactory extends SocketFactory {
    private final Tls tls;
    private final BooleanSupplier room;
    private final List<Socket> sockets = new ArrayList<>();
    private volatile long lastByteNanos = System.nanoTime();
    private volatile @Nullable PacketStream packets;
    private volatile @Nullable String violation;

    /**
     * @param tls what is laid over each socket once it is connected
     * @param room whether a message can be taken in; while it cannot, none is read
     */
    public WatchedSocketFactory(Tls tls, BooleanSupplier room) {
        this.tls = tls;
        this.room = room;
    }

    /** {@link System#nanoTime} when the last byte came. */
    public long lastByteNanos() {
        return lastByteNanos;
    }

    /** What is to be known of the PUBLISH that is being delivered; asked once for each, in order. */
    public PacketStream.Publication next() {
        PacketStream stream = packets;
        if (stream == null) {
            throw new IllegalStateException("nothing can be delivered before there is a connection");
        }
        return stream.next();
    }

    /** What the broker did that it may not, if that is why the connection has ended. */
    public Optional<String> violation() {
        return Optional.ofNullable(violation);
    }

    /** Closes the sockets; whoever reads or writes them wakes with an error. */
    public void cut() {
        synchronized (sockets) {
            for (Socket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // closed is what it should be
                }
            }
        }
    }

    PacketStream packets(Socket socket) throws IOException {
        PacketStream stream = new PacketStream(
                socket.getInputStream(), room, () -> lastByteNanos = System.nanoTime(), why -> violation = why);
        packets = stream;
        return stream;
    }

    @Override
    public Socket createSocket() {
        Socket socket = new WatchedSocket(this, tls);
        synchronized (sockets) {
            sockets.add(socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("only unconnected sockets are made here");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host.getHostName(), port);
    }
}
