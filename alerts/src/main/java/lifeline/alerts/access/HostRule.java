package lifeline.alerts.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which host a request may be meant for. On loopback only this machine's own names: otherwise any page in the browser could
 * give its host the address 127.0.0.1 and read what needs no login here (DNS rebinding).
 */
public final class HostRule {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTP_PORT = 80;

    private HostRule() {}

    /** @param host the request's {@code Host} */
    public static boolean isAllowed(@Nullable String host, boolean isLoopback, int port) {
        if (!isLoopback) {
            return true;
        }
        if (host == null) {
            return false;
        }
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        String name = hasPort ? host.substring(0, colon) : host;
        String expected = Integer.toString(port);
        boolean isPortRight = hasPort ? host.substring(colon + 1).equals(expected) : port == HTTP_PORT;
        return isPortRight && OWN.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
