package lifeline.launcher.drill.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KillPlanTest {
    private static final List<Part> ALL = List.of(Part.values());
    private static final Duration MEAN = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofMinutes(10);

    @Test
    void theSameSeedDrawsTheSameKills() {
        assertEquals(KillPlan.draw(7, ALL, MEAN, LENGTH), KillPlan.draw(7, ALL, MEAN, LENGTH));
        assertNotEquals(KillPlan.draw(7, ALL, MEAN, LENGTH), KillPlan.draw(8, ALL, MEAN, LENGTH));
    }

    @Test
    void atLeastOneKillInFiveComesOnTheHeelsOfAnotherPartsKill() {
        for (long seed = 0; seed < 200; seed++) {
            List<KillPlan.Kill> kills = KillPlan.draw(seed, ALL, MEAN, LENGTH);
            long close = 0;
            for (int i = 1; i < kills.size(); i++) {
                KillPlan.Kill before = kills.get(i - 1);
                boolean isSoon = kills.get(i).at().minus(before.at()).compareTo(Duration.ofMillis(1_500)) < 0;
                close += isSoon && kills.get(i).part() != before.part() ? 1 : 0;
            }
            assertTrue(close * 5 >= kills.size(), "seed " + seed + ": " + close + " of " + kills.size());
        }
    }

    @Test
    void theMeanPauseIsWhatWasAskedFor() {
        List<KillPlan.Kill> kills = KillPlan.draw(1, ALL, MEAN, Duration.ofHours(100));

        assertEquals(100 * 3_600 / 20.0, kills.size(), 600);
    }

    @Test
    void everyPartIsKilledBeforeAnyIsKilledAgain() {
        List<KillPlan.Kill> kills = KillPlan.draw(3, ALL, MEAN, LENGTH);

        Set<Part> first = EnumSet.noneOf(Part.class);
        kills.subList(0, ALL.size()).forEach(kill -> first.add(kill.part()));
        assertEquals(EnumSet.allOf(Part.class), first);
    }

    @Test
    void killsOnlyWhatItIsTold() {
        assertTrue(KillPlan.draw(3, List.of(Part.STORE), MEAN, LENGTH).stream()
                .allMatch(kill -> kill.part() == Part.STORE));
    }
}
