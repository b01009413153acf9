package lifeline.contract.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lifeline.contract.signal.Severity;
import org.junit.jupiter.api.Test;

class NumberingTest {
    @Test
    void levelOneIsTheMildestOfSomeStandardsAndTheGravestOfOthers() {
        assertEquals(Optional.of(Severity.ORANGE), Numbering.GB_T_50493.severity(1));
        assertEquals(Optional.of(Severity.YELLOW), Numbering.JT_T_1037.severity(1));
        assertEquals(Optional.of(Severity.RED), Numbering.LIFELINE_BRIDGE.severity(1));
        assertEquals(Optional.of(Severity.RED), Numbering.EMERGENCY.severity(1));
    }

    @Test
    void everyNumberComesBackFromItsColour() {
        for (Numbering standard : Numbering.values()) {
            List<OptionalInt> back = IntStream.rangeClosed(1, standard.count())
                    .mapToObj(level -> standard.level(standard.severity(level).orElseThrow()))
                    .toList();
            assertEquals(
                    IntStream.rangeClosed(1, standard.count())
                            .mapToObj(OptionalInt::of)
                            .toList(),
                    back,
                    standard.title());
        }
    }

    @Test
    void aNumberOrAColourThatAStandardLacksIsNone() {
        assertEquals(Optional.empty(), Numbering.GB_T_50493.severity(3));
        assertEquals(Optional.empty(), Numbering.EMERGENCY.severity(0));
        assertEquals(OptionalInt.empty(), Numbering.GB_T_50493.level(Severity.BLUE));
    }

    @Test
    void onlyEmergencyWarningsHaveEveryColour() {
        List<Numbering> whole = Arrays.stream(Numbering.values())
                .filter(standard -> Arrays.stream(Severity.values())
                        .allMatch(colour -> standard.level(colour).isPresent()))
                .collect(Collectors.toList());
        assertEquals(List.of(Numbering.EMERGENCY), whole);
    }
}
