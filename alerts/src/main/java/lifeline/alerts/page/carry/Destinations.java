package lifeline.alerts.page.carry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where messages may go: to public addresses, and to what is listed. A webhook must not become a way into the network that the
 * service stands in, whatever a name says now or a moment later.
 *
 * @param listed {@code host}, {@code host:port} or {@code address/bits}
 */
public record Destinations(List<String> listed) {
    /** Address ranges that are nobody's in public, by their first bytes and bits. */
    private static final List<String> NOT_PUBLIC = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/32",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    public Destinations {
        listed = listed.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
    }

    /** Finds the addresses of a name. */
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** A destination is not allowed. */
    public static final class Forbidden extends RuntimeException {
        private static final long serialVersionUID = 1;

        Forbidden(String message) {
            super(message);
        }
    }

    /**
     * The address to connect to. Of a name all addresses must be allowed: whoever mixes them means no good.
     *
     * @throws Forbidden saying how to allow it
     */
    public InetAddress address(String host, int port, Names names) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        InetAddress[] addresses = names.of(host);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!listed.contains(name) && !listed.contains(name + ":" + port)) {
            for (InetAddress address : addresses) {
                if (!isPublic(address) && !isListed(address)) {
                    throw new Forbidden(host + " leads to an address that is not public; list " + name + ":" + port
                            + " in LIFELINE_PAGE_ALLOW if it is meant");
                }
            }
        }
        return addresses[0];
    }

    private static boolean isPublic(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(range -> isIn(address, range));
    }

    private boolean isListed(InetAddress address) {
        return listed.stream().filter(entry -> entry.contains("/")).anyMatch(range -> isIn(address, range));
    }

    private static boolean isIn(InetAddress address, String range) {
        String[] parts = range.split("/", 2);
        byte[] ours = address.getAddress();
        byte[] theirs;
        try {
            theirs = InetAddress.getByName(parts[0]).getAddress();
        } catch (UnknownHostException e) {
            return false;
        }
        int bits = Integer.parseInt(parts[1]);
        if (ours.length != theirs.length || bits > ours.length * 8) {
            return false;
        }
        int bytes = bits / 8;
        if (!Arrays.equals(Arrays.copyOf(ours, bytes), Arrays.copyOf(theirs, bytes))) {
            return false;
        }
        int mask = 0xff << (8 - bits % 8);
        return bits % 8 == 0 || (ours[bytes] & mask) == (theirs[bytes] & mask);
    }

    /** What is wrong with a list, each fault said. */
    public static List<String> faults(List<String> listed) {
        List<String> faults = new ArrayList<>();
        for (String entry : listed) {
            boolean isRange = entry.matches("[0-9a-fA-F.:]+/\\d{1,3}");
            boolean isHost = entry.matches("[\\w.-]+(:\\d{1,5})?") || entry.matches("\\[[0-9a-fA-F:]+](:\\d{1,5})?");
            if (!isRange && !isHost) {
                faults.add("LIFELINE_PAGE_ALLOW takes HOST, HOST:PORT or ADDRESS/BITS, not: " + entry);
            }
        }
        return faults;
    }
}
