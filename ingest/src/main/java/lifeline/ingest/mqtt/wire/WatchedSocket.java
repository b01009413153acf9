package lifeline.ingest.mqtt.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A socket as Paho sees it; the real one, with TLS over it or not, is behind. */
final class WatchedSocket extends Socket {
    private final WatchedSocketFactory factory;
    private final Tls tls;
    private final Socket plain = new Socket();
    private volatile Socket real = plain;
    private @Nullable InputStream in;

    WatchedSocket(WatchedSocketFactory factory, Tls tls) {
        this.factory = factory;
        this.tls = tls;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        InetSocketAddress address = (InetSocketAddress) endpoint;
        plain.setTcpNoDelay(true);
        plain.connect(address, timeoutMillis);
        real = tls.over(plain, address.getHostString(), address.getPort(), timeoutMillis);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
        if (in == null) {
            in = factory.packets(real);
        }
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return real.getOutputStream();
    }

    @Override
    public boolean isConnected() {
        return plain.isConnected();
    }

    @Override
    public boolean isClosed() {
        return plain.isClosed();
    }

    @Override
    public void shutdownInput() throws IOException {
        plain.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        plain.shutdownOutput();
    }

    /** Not the one with TLS: that would wait until it has said good-bye to somebody who may not listen. */
    @Override
    public synchronized void close() throws IOException {
        plain.close();
    }
}
