package lifeline.simulators.publish;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes plain sockets that read ahead, and can be closed behind Paho's back. Paho reads an acknowledgement in small pieces, each
 * of which would be a call to the operating system. One for each connection.
 */
final class BufferedSockets extends SocketFactory {
    private static final int BYTES = 4_096;

    private final List<Socket> sockets = new ArrayList<>();

    /** Closes them; whoever reads or writes wakes with an error. */
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
        Socket socket = new BufferedSocket();
        synchronized (sockets) {
            sockets.add(socket);
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(address, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class BufferedSocket extends Socket {
        private @Nullable InputStream in;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in == null) {
                in = new BufferedInputStream(super.getInputStream(), BYTES);
            }
            return in;
        }
    }
}
