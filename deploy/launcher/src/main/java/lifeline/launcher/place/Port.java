package lifeline.launcher.place;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** A port on this machine's loopback address. */
public record Port(int number) {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    /** One that was free a moment ago. */
    public static Port anyFree() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Port(probe.getLocalPort());
        } catch (IOException e) {
            throw lifeline.launcher.Refusal.failed("this machine has no free port on 127.0.0.1: " + e.getMessage());
        }
    }

    public boolean isFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Who listens on it, where the system tells. */
    public Optional<ProcessHandle> holder() {
        return ListeningProcess.on(number);
    }

    /** Whether something takes connections there, at any of the host's addresses. */
    public static boolean answers(String host, int port) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (answers(new InetSocketAddress(address, port))) {
                    return true;
                }
            }
        } catch (UnknownHostException e) {
            // nobody is there
        }
        return false;
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) ANSWERS_WITHIN.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
