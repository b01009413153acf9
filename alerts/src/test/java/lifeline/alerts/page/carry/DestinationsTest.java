package lifeline.alerts.page.carry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private static final Destinations NOTHING_LISTED = new Destinations(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
                        "169.254.169.254",
                "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::",
                        "::ffff:127.0.0.1",
                "::ffff:10.0.0.1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::"
            })
    void nothingGoesToAnAddressThatIsNotPublic(String address) {
        assertThrows(Destinations.Forbidden.class, () -> NOTHING_LISTED.address("x.example", 443, names(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void publicAddressesAreOpen(String address) throws Exception {
        assertEquals(InetAddress.getByName(address), NOTHING_LISTED.address("x.example", 443, names(address)));
    }

    @Test
    void aNameOfWhichOneAddressIsForbiddenIsForbidden() {
        assertThrows(
                Destinations.Forbidden.class,
                () -> NOTHING_LISTED.address("x.example", 443, names("1.1.1.1", "127.0.0.1")));
    }

    @Test
    void whatIsListedIsOpenAndNothingBesideIt() throws Exception {
        Destinations listed = new Destinations(List.of("gateway.lan:8443", "10.20.0.0/16", "mail.lan"));

        listed.address("gateway.lan", 8443, names("192.168.0.9"));
        listed.address("MAIL.lan", 25, names("192.168.0.10"));
        listed.address("other.lan", 80, names("10.20.3.4"));
        assertThrows(Destinations.Forbidden.class, () -> listed.address("gateway.lan", 80, names("192.168.0.9")));
        assertThrows(Destinations.Forbidden.class, () -> listed.address("other.lan", 80, names("10.21.3.4")));
    }

    @Test
    void whatIsRefusedSaysHowToAllowIt() {
        Destinations.Forbidden refused = assertThrows(
                Destinations.Forbidden.class, () -> NOTHING_LISTED.address("gw.lan", 80, names("10.0.0.1")));
        assertTrue(String.valueOf(refused.getMessage()).contains("gw.lan:80 in LIFELINE_PAGE_ALLOW"));
    }

    @Test
    void aListWithWhatIsNoDestinationIsRefusedWithEachFault() {
        assertEquals(
                2,
                Destinations.faults(List.of("a.b:1", "10.0.0.0/8", "http://x/", "a b", "[::1]:80"))
                        .size());
    }

    private static Destinations.Names names(String... addresses) {
        return host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            if (found.length == 0) {
                throw new UnknownHostException(host);
            }
            return found;
        };
    }
}
