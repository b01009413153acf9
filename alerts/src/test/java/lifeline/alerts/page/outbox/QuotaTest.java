package lifeline.alerts.page.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private static final Instant BEGIN = Instant.parse("2026-11-02T00:00:00Z");
    private static final Quota FEISHU =
            new Quota(List.of(new Limit(100, Duration.ofMinutes(1), 20), new Limit(5, Duration.ofSeconds(1), 1)));

    @Test
    void inNoMinuteAndInNoSecondMoreLeavesThanTheProviderAllows() {
        List<Instant> left = new ArrayList<>();
        Random random = new Random(7);
        Instant now = BEGIN;
        while (left.size() < 1_000) {
            int urgency = random.nextInt(5);
            List<Instant> remembered = FEISHU.remembered(left, now);
            Instant free = FEISHU.free(remembered, urgency, now);
            now = free.isAfter(now) ? free : now.plusMillis(random.nextInt(40));
            if (!free.isAfter(now)) {
                left.add(now);
            }
        }
        assertTrue(most(left, Duration.ofMinutes(1)) <= 100);
        assertTrue(most(left, Duration.ofSeconds(1)) <= 5);
    }

    @Test
    void redLeavesWhenOnlyWhatIsKeptForItIsLeft() {
        Quota quota = new Quota(List.of(new Limit(3, Duration.ofMinutes(1), 1)));
        List<Instant> two = List.of(BEGIN, BEGIN.plusSeconds(1));
        Instant now = BEGIN.plusSeconds(2);

        assertEquals(BEGIN.plusSeconds(60), quota.free(two, 3, now));
        assertEquals(now, quota.free(two, 4, now));
    }

    @Test
    void attemptsAreMadeFurtherAndFurtherApartAndThenNoMore() {
        long before = 0;
        for (int attempt = 1; attempt < Retry.ATTEMPTS; attempt++) {
            long least = Retry.after(attempt, 0).orElseThrow();
            assertTrue(least > before, "attempt " + attempt);
            assertTrue(Retry.after(attempt, 1).orElseThrow() >= least);
            before = least;
        }
        assertFalse(Retry.after(Retry.ATTEMPTS, 0.5).isPresent());
    }

    private static long most(List<Instant> left, Duration time) {
        return left.stream()
                .mapToLong(from -> left.stream()
                        .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(time)))
                        .count())
                .max()
                .orElse(0);
    }
}
