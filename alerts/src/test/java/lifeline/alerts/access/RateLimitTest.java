package lifeline.alerts.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000;

    private final RateLimit limit = new RateLimit();

    private long allowed(String address, long from, int requests, long apart) {
        return LongStream.range(0, requests)
                .filter(i -> limit.isAllowed(address, from + i * apart))
                .count();
    }

    @Test
    void aBurstIsAllowedAndThenAHundredASecond() {
        assertEquals(RateLimit.BURST, allowed("a", 0, 1_000, 0));
        assertEquals(RateLimit.PER_SECOND, allowed("a", SECOND, 1_000, 0));
        assertEquals(2_000, allowed("b", 0, 2_000, SECOND / RateLimit.PER_SECOND), "as often as is allowed");
    }

    @Test
    void oneThatAsksTooOftenTakesNothingFromAnother() {
        allowed("a", 0, 1_000, 0);
        assertFalse(limit.isAllowed("a", 0));
        assertTrue(limit.isAllowed("b", 0));
    }

    @Test
    void aThousandAddressesMoreThanItRemembersAreAnsweredToo() {
        for (int i = 0; i < 11_000; i++) {
            assertTrue(limit.isAllowed("address-" + i, 0));
        }
    }
}
