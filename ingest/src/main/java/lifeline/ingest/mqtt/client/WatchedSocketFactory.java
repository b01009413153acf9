package lifeline.ingest.mqtt.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Makes sockets that note when the last byte came, read the DUP flags off the wire, and can be closed behind the client's
 * back: what Paho believes of a half-open connection is not to be relied on. One for each connection.
 */
final class WatchedSocketFactory extends SocketFactory {
    private final List<Socket> sockets = new ArrayList<>();
    private final DuplicateScanner duplicates = new DuplicateScanner();
    private volatile long lastByteNanos = System.nanoTime();

    long lastByteNanos() {
        return lastByteNanos;
    }

    /** Whether the message with this id came with the DUP flag; asked once for each. */
    boolean isDuplicate(int packetId) {
        return duplicates.remove(packetId);
    }

    /** Closes the sockets; whoever reads or writes them wakes with an error. */
    void cut() {
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

    @Override
    public Socket createSocket() {
        Socket socket = new WatchedSocket();
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

    private final class WatchedSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new WatchedStream(super.getInputStream());
        }
    }

    private final class WatchedStream extends FilterInputStream {
        private final byte[] single = new byte[1];

        WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                single[0] = (byte) read;
                note(single, 0, 1);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                note(bytes, offset, read);
            }
            return read;
        }

        private void note(byte[] bytes, int offset, int length) {
            lastByteNanos = System.nanoTime();
            duplicates.feed(bytes, offset, length);
        }
    }
}
