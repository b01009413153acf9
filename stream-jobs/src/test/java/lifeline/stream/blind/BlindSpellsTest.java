package lifeline.stream.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlindSpellsTest {
    private static final long SECOND = 1_000_000;
    private final BlindSpells spells = new BlindSpells(10 * SECOND, 5 * SECOND);

    @Test
    void aFrontierAtTheClockIsNoWindow() {
        for (int i = 11; i < 100; i++) {
            spells.heard(i * SECOND, i * SECOND + 200_000, true);
            spells.look(i * SECOND + 900_000, true);
        }
        assertEquals(List.of(), spells.unwritten());
    }

    @Test
    void aFrontierThatStandsStillBeginsOneAndItsReturnEndsIt() {
        spells.heard(10 * SECOND, 10 * SECOND, true);
        spells.look(14 * SECOND, false);
        assertEquals(List.of(), spells.unwritten());
        spells.look(16 * SECOND, false);
        assertEquals(List.of(new Spell(10 * SECOND, Spell.STILL, BlindReason.DISCONNECTED)), spells.unwritten());
        spells.written();
        spells.look(18 * SECOND, false);
        assertEquals(List.of(), spells.unwritten());
        spells.heard(30 * SECOND, 30 * SECOND, true);
        assertEquals(List.of(new Spell(10 * SECOND, 30 * SECOND, BlindReason.DISCONNECTED)), spells.unwritten());
    }

    @Test
    void aFrontierThatFollowsFarBehindIsLaggingUntilItHasCaughtUp() {
        for (int i = 1; i <= 20; i++) {
            spells.heard((10 + i) * SECOND, (10 + 2 * i) * SECOND, true);
        }
        assertEquals(List.of(new Spell(15 * SECOND, Spell.STILL, BlindReason.LAGGING)), spells.unwritten());
        for (int i = 31; i <= 60; i++) {
            spells.heard(i * SECOND, 50 * SECOND + (i - 50) * SECOND / 10, true);
        }
        assertEquals(List.of(new Spell(15 * SECOND, 48 * SECOND, BlindReason.LAGGING)), spells.unwritten());
    }

    @Test
    void aLeapThatNobodyLookedAtIsAWindowToo() {
        spells.heard(10 * SECOND, 10 * SECOND, true);
        spells.heard(70 * SECOND, 70 * SECOND, true);
        assertEquals(List.of(new Spell(10 * SECOND, 70 * SECOND, BlindReason.LAGGING)), spells.unwritten());
    }
}
