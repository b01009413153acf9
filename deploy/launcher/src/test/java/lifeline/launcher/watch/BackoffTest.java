package lifeline.launcher.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 10);

    @Test
    void doublesThePauseUpToALimit() {
        assertEquals(Optional.of(Duration.ofSeconds(1)), backoff.pause(1));
        assertEquals(Optional.of(Duration.ofSeconds(2)), backoff.pause(2));
        assertEquals(Optional.of(Duration.ofSeconds(20)), backoff.pause(10));
    }

    @Test
    void givesUpAfterTooManyYoungDeaths() {
        assertEquals(Optional.empty(), backoff.pause(11));
    }
}
