package lifeline.alerts.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRuleTest {
    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "http://localhost:8080, same-origin, true, the console",
        ", , true, a program",
        "http://localhost:8080, , true, an older browser",
        "http://evil.example, , false, another site",
        "null, , false, a sandboxed page",
        ", cross-site, false, another site that hides its name",
        "http://localhost:8080, same-site, false, another port of this machine",
        "http://localhost:9090, , false, another port of this machine in an older browser"
    })
    void onlyOurOwnPagesSendChanges(String origin, String fetchSite, boolean isAllowed, String what) {
        assertEquals(isAllowed, OriginRule.isAllowed(origin, fetchSite, "localhost:8080"), what);
    }
}
