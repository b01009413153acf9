package lifeline.contract.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnitTest {
    private static final Quantity METHANE = new Quantity(
            "methane",
            new Text("甲烷", "Methane"),
            Unit.PERCENT_LEL,
            0,
            100,
            100.0,
            5.0,
            Duration.ofSeconds(60),
            "[default]");

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "0.3, MPa, 300, kPa",
        "3, bar, 0.3, MPa",
        "10, L/s, 36, m³/h",
        "0.25, m, 25, cm",
        "15, cm, 150, mm",
        "500, ppm, 0.05, %VOL",
        "7, °C, 7, °C"
    })
    void tellsAValueInAnotherUnitOfTheSameKind(double value, String from, double expected, String to) {
        assertEquals(expected, unit(from).convert(value, unit(to)), 1e-9);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({"t, t/h", "%, %RH", "m, m/s", "°C, °", "%LEL, %VOL", "m³/h, t/h"})
    void refusesWhatIsOfAnotherKind(String from, String to) {
        assertThrows(IllegalArgumentException.class, () -> unit(from).convert(1, unit(to)));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void isFoundByItsSymbol(Unit unit) {
        assertEquals(Optional.of(unit), Unit.parse(unit.symbol()));
    }

    @Test
    void everySymbolStandsForOneUnit() {
        assertEquals(Unit.values().length, new HashSet<>(Unit.symbols()).size());
        assertTrue(Unit.parse("mpa").isEmpty());
    }

    @Test
    void methaneInPercentByVolumeIsToldInPercentOfTheLowerExplosiveLimit() {
        assertEquals(OptionalDouble.of(50), METHANE.convert(2.5, Unit.PERCENT_VOL));
        assertEquals(1, METHANE.convert(500, Unit.PPM).orElseThrow(), 1e-9);
        assertEquals(OptionalDouble.of(60), METHANE.convert(60, Unit.PERCENT_LEL));
        assertEquals(OptionalDouble.empty(), METHANE.convert(60, Unit.KILOPASCAL));
    }

    private static Unit unit(String symbol) {
        return Unit.parse(symbol).orElseThrow();
    }
}
