package lifeline.alerts.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRuleTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "localhost:8080, true, its own name",
        "LOCALHOST:8080, true, its own name in capitals",
        "127.0.0.1:8080, true, its own address",
        "[::1]:8080, true, its own IPv6 address",
        "127.0.0.1:9090, false, another port",
        "127.0.0.1, false, no port",
        "evil.example:8080, false, somebody else's name",
        "localhost.evil.example:8080, false, a name that begins like its own",
        ", false, no host at all"
    })
    void onLoopbackOnlyItsOwnNamesAreAnswered(String host, boolean isAllowed, String what) {
        assertEquals(isAllowed, HostRule.isAllowed(host, true, 8080), what);
    }

    @Test
    void elsewhereItIsKnownByWhateverNamePeopleGaveIt() {
        assertEquals(true, HostRule.isAllowed("lifeline.city.example", false, 8080));
    }
}
