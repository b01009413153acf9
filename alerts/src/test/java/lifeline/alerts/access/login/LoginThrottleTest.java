package lifeline.alerts.access.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle();

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed("10.0.0.1", "duty", NOON);
        }
    }

    @Test
    void aFewMistakesCostNothing() {
        fail(4);
        assertEquals(Duration.ZERO, throttle.pause("10.0.0.1", NOON));
    }

    @Test
    void moreOfThemCostTwiceAsLongEachTimeUpToFiveMinutes() {
        fail(5);
        assertEquals(Duration.ofSeconds(2), throttle.pause("10.0.0.1", NOON));
        fail(1);
        assertEquals(Duration.ofSeconds(4), throttle.pause("10.0.0.1", NOON));
        fail(50);
        assertEquals(Duration.ofMinutes(5), throttle.pause("10.0.0.1", NOON));
        assertEquals(Duration.ZERO, throttle.pause("10.0.0.1", NOON.plusSeconds(301)));
    }

    @Test
    void otherAddressesDoNotPayForIt() {
        fail(50);
        assertEquals(Duration.ZERO, throttle.pause("10.0.0.2", NOON));
    }

    @Test
    void theRightPasswordEndsIt() {
        fail(5);
        throttle.succeeded("10.0.0.1", "duty", NOON);
        assertEquals(Duration.ZERO, throttle.pause("10.0.0.1", NOON));
    }

    @Test
    void aGuessFromManyAddressesDoesNotFillTheMemory() {
        for (int i = 0; i < 20_000; i++) {
            throttle.failed("address " + i, "name " + i, NOON);
        }
        fail(5);
        assertTrue(throttle.pause("10.0.0.1", NOON).toSeconds() > 0);
    }

    @Test
    void aNameThatIsGuessedFromEverywhereWaitsButNotWhereItHasLoggedIn() {
        throttle.succeeded("10.0.0.9", "duty", NOON);
        for (int i = 0; i < 19; i++) {
            throttle.failed("172.16.0." + i, "duty", NOON);
        }
        assertEquals(Duration.ZERO, throttle.pause("192.168.0.1", "duty", NOON));
        throttle.failed("172.16.0.19", "duty", NOON);
        assertEquals(Duration.ofSeconds(2), throttle.pause("192.168.0.1", "duty", NOON));
        assertEquals(Duration.ZERO, throttle.pause("192.168.0.1", "other", NOON));
        assertEquals(Duration.ZERO, throttle.pause("10.0.0.9", "duty", NOON));
    }
}
