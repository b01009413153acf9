package lifeline.ingest.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T14:00:00, 2026-11-22T06:00:00Z",
        "2026-11-22 14:00, 2026-11-22T06:00:00Z",
        "2026-11-22T06:00:00Z, 2026-11-22T06:00:00Z",
        "2026-11-22t06:00:00z, 2026-11-22T06:00:00Z",
        "2026-11-22T06:00Z, 2026-11-22T06:00:00Z",
        "'2026-11-22T06:00:00,5Z', 2026-11-22T06:00:00.5Z",
        "2026-11-22T06:00:00.1234567890123Z, 2026-11-22T06:00:00.123456Z",
        "2026-11-22T08:00:00+02, 2026-11-22T06:00:00Z",
        "2026-11-22T01:30:00-0430, 2026-11-22T06:00:00Z",
        "2026-11-22T11:30:00+05:30, 2026-11-22T06:00:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    })
    void readsWhatIso8601Writes(String text, String instant) {
        assertEquals(Optional.of(Instant.parse(instant)), IsoTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-22",
                "2026-11-22T",
                "2026-11-22T06",
                "2026-13-01T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T06:60:00Z",
                "2026-11-22T06:00:61Z",
                "2026-11-22T06:00:00.Z",
                "2026-11-22T06:00:00ZZ",
                "2026-11-22T06:00:00+19:00",
                "2026-11-22T06:00:00+1",
                "2026-11-22T06:00:00 Z",
                "２０２６-11-22T06:00:00Z",
                "0000-11-22T06:00:00Z",
                "+2026-11-22T06:00:00Z",
                "2026-11-22T06:00:00Z\0",
                "2026-11-22T06:00:00.99999999999999999999999999999999999999999999999999999999999999Z",
            })
    void refusesWhatItDoesNot(String text) {
        assertEquals(Optional.empty(), IsoTime.parse(text));
    }
}
