package lifeline.ingest.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import lifeline.contract.domain.Quantity;
import lifeline.contract.domain.Text;
import lifeline.contract.reading.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnitNamesTest {
    private static final double RELATIVE = 1e-9;
    private static final double LEL_BASIS = 4.4;

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "0.31, MPa, 310, kPa",
        "3.1, bar, 310, kPa",
        "3100, Pa, 3.1, kPa",
        "31, mbar, 3.1, kPa",
        "12, cm, 120, mm",
        "1.2, m, 1200, mm",
        "300, K, 26.85, °C",
        "-5, ℃, -5, °C",
        "10, L/s, 36, m³/h",
        "0.01, m3/s, 36, m³/h",
        "2.2, %VOL, 50, %LEL",
        "22000, ppm, 50, %LEL",
        "50, %LEL, 50, %LEL",
        "44, %LEL@5, 50, %LEL",
        "50, %LEL@4.4, 2.2, %VOL",
        "50, %LEL@4.4, 22000, ppm",
        "2.2, %VOL, 22000, ppm",
        "3.141592653589793, rad, 180, °",
        "1500, kg/h, 1.5, t/h",
        "0.5, g/L, 500, mg/L",
    })
    void tellsAPayloadsUnitInTheQuantitysOwn(double value, String from, double expected, String to) {
        PayloadUnit unit = found(UnitNames.NATIVE, from);

        assertTrue(unit.fits(quantity(to)));
        assertEquals(expected, unit.convert(value, quantity(to)), Math.abs(expected) * RELATIVE);
    }

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "23.1, Cel, 23.1, °C",
        "296.25, K, 23.1, °C",
        "0.022, /, 50, %LEL",
        "0.022, %, 50, %LEL",
        "2.2, /100, 50, %LEL",
        "22, /1000, 50, %LEL",
        "0.5, %, 50, %",
        "1, /, 1, 1",
        "40, %RH, 40, %RH",
        "1, m/s, 3600000, mm/h",
        "5, mm/h, 5, mm/h",
        "310000, Pa, 310, kPa",
        "0.01, m3/s, 36, m³/h",
        "1, kg/m3, 1000, mg/L",
    })
    void knowsTheNamesRegisteredForSenml(double value, String from, double expected, String to) {
        PayloadUnit unit = found(UnitNames.SENML, from);

        assertTrue(unit.fits(quantity(to)));
        assertEquals(expected, unit.convert(value, quantity(to)), Math.abs(expected) * RELATIVE);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Unit.values()).flatMap(from -> Stream.of(Unit.values())
                .filter(to -> found(UnitNames.NATIVE, from.symbol()).fits(quantity(to))
                        && found(UnitNames.NATIVE, to.symbol()).fits(quantity(from)))
                .map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void thereAndBackIsTheSameValue(Unit from, Unit to) {
        Random random = new Random(42);
        for (int i = 0; i < 1000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(13) - 6);

            double there = found(UnitNames.NATIVE, from.symbol()).convert(value, quantity(to));
            double back = found(UnitNames.NATIVE, to.symbol()).convert(there, quantity(from));

            assertEquals(value, back, Math.abs(value) * RELATIVE);
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void theLibraryAndTheContractAgree(Unit from, Unit to) {
        double told = found(UnitNames.NATIVE, from.symbol()).convert(7, quantity(to));

        assertEquals(quantity(to).convert(7, from).orElseThrow(), told, Math.abs(told) * RELATIVE);
    }

    @ParameterizedTest(name = "{0} is not told in {1}")
    @CsvSource({
        "kPa, °C",
        "%RH, %",
        "%, %VOL",
        "%LEL, %VOL",
        "dB, 1",
        "NTU, mg/L",
        "mm/h, m/s",
        "t, t/h",
    })
    void unitsOfAnotherKindDoNotFit(String from, String to) {
        assertFalse(UnitNames.NATIVE.fits(from, quantity(to)));
    }

    @ParameterizedTest
    @CsvSource({"''", "furlong", "%LEL@", "%LEL@0", "%LEL@101", "%LEL@-5", "%LEL@5x", "%LEL@0x1p3", "%LEL@1.23456789"})
    void whatIsNoUnitIsNotFound(String symbol) {
        assertNull(UnitNames.NATIVE.find(symbol));
        assertNull(UnitNames.SENML.find(symbol));
    }

    @Test
    void theSchemaOfAPayloadNamesTheSameUnits() throws IOException {
        try (InputStream schema = UnitNamesTest.class.getResourceAsStream("/schema/payload.schema.json")) {
            JsonNode units =
                    new JsonMapper().readTree(Objects.requireNonNull(schema)).at("/$defs");
            for (String list : List.of("unit", "otherUnit")) {
                for (JsonNode symbol : units.path(list).path("enum")) {
                    found(UnitNames.NATIVE, symbol.asText());
                }
            }
            assertEquals(
                    UnitNames.NATIVE.count(),
                    units.path("unit").path("enum").size()
                            + units.path("otherUnit").path("enum").size());
        }
    }

    private static PayloadUnit found(UnitNames names, String symbol) {
        return Objects.requireNonNull(names.find(symbol), symbol);
    }

    private static Quantity quantity(String symbol) {
        return quantity(Unit.parse(symbol).orElseThrow());
    }

    private static Quantity quantity(Unit unit) {
        @Nullable Double basis = unit == Unit.PERCENT_LEL ? LEL_BASIS : null;
        return new Quantity("q", new Text("q", "q"), unit, 0, 1, null, basis, Duration.ofMinutes(1), "a sample");
    }
}
