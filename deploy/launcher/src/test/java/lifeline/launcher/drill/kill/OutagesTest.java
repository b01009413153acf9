package lifeline.launcher.drill.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutagesTest {
    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    private final Set<Part> working = EnumSet.noneOf(Part.class);
    private final Outages outages = new Outages((part, since) -> working.contains(part));

    @Test
    void aRecoveryLastsFromTheKillUntilThePartIsSeenToWork() {
        outages.add(Duration.ZERO, Part.JOB, START, START.plusMillis(20));
        assertTrue(outages.look(() -> START.plusSeconds(3)).isEmpty());

        working.add(Part.JOB);

        assertEquals(1, outages.look(() -> START.plusSeconds(8)).size());
        assertEquals(Optional.of(Duration.ofSeconds(8)), outages.all().get(0).recovery());
        assertTrue(outages.open().isEmpty());
    }

    @Test
    void tellsWhatElseWasDownAtTheKill() {
        outages.add(Duration.ZERO, Part.JOB, START, START);
        outages.add(Duration.ofSeconds(1), Part.STORE, START.plusSeconds(1), START.plusSeconds(1));
        outages.add(Duration.ofSeconds(2), Part.JOB, START.plusSeconds(2), START.plusSeconds(2));

        assertEquals(
                List.of(List.of(), List.of(Part.JOB), List.of(Part.STORE)),
                outages.all().stream().map(Outage::alsoDown).toList());
    }
}
