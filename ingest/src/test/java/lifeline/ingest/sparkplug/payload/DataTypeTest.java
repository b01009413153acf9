package lifeline.ingest.sparkplug.payload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTypeTest {
    @ParameterizedTest(name = "{0} in {1} bits {2} is {3}")
    @CsvSource({
        "INT8, INT, 0xFFFFFFFF, -1",
        "INT8, INT, 0xFF, -1",
        "INT8, INT, 127, 127",
        "INT16, INT, 0xFFFF8000, -32768",
        "INT16, INT, 0x8000, -32768",
        "INT32, INT, 0xFFFFFFFB, -5",
        "INT32, LONG, -5, -5",
        "INT64, LONG, -5, -5",
        "INT64, INT, 5, 5",
        "UINT8, INT, 255, 255",
        "UINT16, INT, 65535, 65535",
        "UINT32, INT, 0xFFFFFFFF, 4294967295",
        "UINT32, LONG, 0xFFFFFFFF, 4294967295",
        "UINT64, LONG, -1, 18446744073709551615",
        "BOOLEAN, BOOLEAN, 1, 1",
        "BOOLEAN, BOOLEAN, 0, 0",
        "FLOAT, FLOAT, 0x3FC00000, 1.5",
        "DOUBLE, FLOAT, 0x3FC00000, 1.5",
    })
    void everyTypeIsReadInTheWidthsThatEncodersUse(DataType type, Metric.Form form, String bits, double number) {
        assertEquals(number, type.number(value(form, bits)).orElseThrow());
    }

    @ParameterizedTest(name = "{0} cannot be {1} {2}")
    @CsvSource({
        "INT8, INT, 256",
        "INT8, INT, 0xFFFFFF00",
        "INT16, INT, 0x10000",
        "INT32, LONG, 0x100000000",
        "UINT8, INT, 256",
        "UINT16, INT, 65536",
        "UINT32, LONG, -1",
        "INT32, FLOAT, 1",
        "FLOAT, INT, 1",
        "BOOLEAN, INT, 1",
        "UINT64, BOOLEAN, 1",
        "DOUBLE, OTHER, 0",
    })
    void whatATypeCannotHaveIsNoNumber(DataType type, Metric.Form form, String bits) {
        assertTrue(type.number(value(form, bits)).isEmpty());
    }

    @Test
    void textsTimesAndTheRestAreNoNumbers() {
        for (int code : new int[] {-1, 0, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 34, 1000}) {
            assertFalse(DataType.isNumber(code));
            assertThrows(IllegalArgumentException.class, () -> DataType.of(code));
        }
    }

    private static Metric.Value value(Metric.Form form, String bits) {
        return new Metric.Value(form, Long.decode(bits));
    }
}
