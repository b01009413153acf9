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
 * Makes sockets that note when the last byte came, and can close them behind the client's back: what Paho believes of a
 * half-open connection is not to be relied on.
 */
final class WatchedSocketFactory extends SocketFactory {
    private final List<Socket> sockets = new ArrayList<>();
    private volatile long lastByteNanos = System.nanoTime();

    long lastByteNanos() {
        return lastByteNanos;
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
        WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            noteIf(read >= 0);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            noteIf(read > 0);
            return read;
        }

        private void noteIf(boolean something) {
            if (something) {
                lastByteNanos = System.nanoTime();
            }
        }
    }
}
