package lifeline.simulators.score.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lifeline.simulators.score.chain.ChainSettings;
import org.junit.jupiter.api.Test;

class SuiteOptionsTest {
    private static final Map<String, String> READER =
            Map.of("LIFELINE_DB_USER", "reader", "LIFELINE_DB_PASSWORD", "secret");

    @Test
    void aChainIsNamedByItsBrokerAndItsStoreAndNeedsNoReplay() {
        SuiteOptions options = parse(
                READER,
                "--url",
                "mqtt://127.0.0.1:1883",
                "--db",
                "jdbc:postgresql://127.0.0.1:5432/city",
                "--speed=20");
        ChainSettings chain = options.chain().orElseThrow();

        assertEquals("jdbc:postgresql://127.0.0.1:5432/city", chain.storeUrl());
        assertEquals("reader", chain.login().getProperty("user"));
        assertEquals(20, chain.speed().orElseThrow());
    }

    @Test
    void everyFaultOfAChainIsToldAtOnce() {
        String told = faults(READER, "--url", "http://x", "--speed", "fast", "--at-once", "0", "--service", "8080");

        assertTrue(told.contains("--url") && told.contains("--db") && told.contains("--speed"), told);
        assertTrue(told.contains("--at-once") && told.contains("--service"), told);
    }

    @Test
    void whatOnlyAChainNeedsIsRefusedWithoutOne() {
        String told = faults(Map.of(SuiteOptions.REPLAY, "x.jar"), "--db", "jdbc:postgresql://127.0.0.1:5432/city");

        assertTrue(told.contains("--db is of use only with --url"), told);
    }

    private static String faults(Map<String, String> environment, String... words) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> parse(environment, words))
                .getMessage());
    }

    private static SuiteOptions parse(Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(List.of("--suite", "library"));
        all.addAll(List.of(words));
        return SuiteOptions.parse(all, environment);
    }
}
