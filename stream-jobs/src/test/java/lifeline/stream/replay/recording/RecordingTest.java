package lifeline.stream.replay.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.Domain;
import lifeline.contract.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
    private static final Catalogue SHIPPED = Catalogue.load();
    private static final String HEADER = "sensor,quantity,observed_at,value\n";

    private final Path directory;
    private final Path file;

    RecordingTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("history.csv");
    }

    @Test
    void readsWhatALineSays() throws IOException {
        String lines = """
                value, observed_at ,quantity,sensor,asset,period
                1.5,2026-06-01 08:00,methane,"dev,1",井-1,1h

                -0,2026-06-01T00:00:00.5Z,methane,dev-2,,
                """;
        write('\uFEFF' + lines.replace("\n", "\r\n"));
        try (Recording recording = open()) {
            List<Reading> readings = all(recording);
            assertEquals(2, recording.size());
            assertEquals(Map.of("dev,1.methane", Duration.ofHours(1)), recording.periods());
            assertEquals("gas 井-1 dev,1 2026-06-01T00:00:00Z 1.5", text(readings.get(0)));
            assertEquals("gas dev-2 dev-2 2026-06-01T00:00:00.500Z 0.0", text(readings.get(1)));
            assertEquals(readings.get(0).observedAt(), readings.get(0).receivedAt());
        }
    }

    private static String text(Reading reading) {
        return String.join(
                " ",
                reading.domain(),
                reading.asset(),
                reading.device(),
                reading.observedAt().toString(),
                Double.toString(reading.value()));
    }

    @Test
    void putsLinesInTheOrderOfTimeAndSensorHoweverFewFitIntoMemory() throws IOException {
        List<String> sorted = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            for (String sensor : List.of("dev-1", "dev-10", "dev-2")) {
                sorted.add(sensor + ",methane,2026-06-01T00:00:" + (second < 10 ? "0" : "") + second + "Z," + second);
            }
        }
        List<String> lines = new ArrayList<>(sorted);
        Collections.shuffle(lines, new Random(7));
        write(HEADER + String.join("\n", lines));
        for (int kept : List.of(1, 7, 64, 1000)) {
            try (Recording recording = Recording.open(file, SHIPPED, count -> {}, kept, directory)) {
                assertEquals(
                        sorted,
                        all(recording).stream()
                                .map(reading -> reading.device() + ",methane,"
                                        + reading.observedAt() + ","
                                        + (int) reading.value())
                                .toList());
            }
        }
    }

    @Test
    void linesOfOneInstantAndSensorStayAsTheyStandInTheFile() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int line = 0; line < 20; line++) {
            text.append("dev-1,methane,2026-06-01T00:00:00Z,").append(line).append('\n');
        }
        write(text.toString());
        try (Recording recording = Recording.open(file, SHIPPED, count -> {}, 3, directory)) {
            assertEquals(
                    Stream.iterate(0.0, value -> value + 1).limit(20).toList(),
                    all(recording).stream().map(Reading::value).toList());
        }
    }

    @Test
    void leavesNoSortedRowsBehind() throws IOException {
        write(HEADER + "dev-1,methane,2026-06-01T00:00:01Z,1\ndev-1,methane,2026-06-01T00:00:00Z,1\n");
        try (Recording recording = Recording.open(file, SHIPPED, count -> {}, 1, directory)) {
            assertEquals(3, files());
            assertEquals(2, all(recording).size());
        }
        assertEquals(1, files());
        Files.writeString(file, "dev-1,methane,never,1\n", StandardOpenOption.APPEND);
        assertThrows(InvalidRecordingException.class, () -> Recording.open(file, SHIPPED, count -> {}, 1, directory));
        assertEquals(1, files());
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    @Test
    void aBadLineRefusesTheFileAndEachIsToldWithItsNumber() throws IOException {
        write(HEADER
                + "dev-1,methane,2026-06-01T00:00:00Z,1\n"
                + "dev-1,methane,yesterday,1\n"
                + "dev-1,methane,2026-06-01T00:00:02Z,high\n"
                + "dev-1,methane,2026-06-01T00:00:03Z\n"
                + "dev-1,happiness,2026-06-01T00:00:04Z,1\n"
                + ",methane,2026-06-01T00:00:06Z,1\n"
                + "dev-1,methane,2026-06-01T00:00:07Z,NaN\n");
        String told = refusal();
        for (String part : List.of(
                ":3: 'yesterday' is no time",
                ":4: 'high' is no number",
                ":5: has 3 cells, the header has 4",
                ":6: no quantity 'happiness' in gas, water, heating, bridge, waterlogging, generic; there are: ",
                ":7: the sensor must have a name",
                ":8: 'NaN' is no number")) {
            assertTrue(told.contains(file + part), () -> part + " is not in\n" + told);
        }
    }

    @Test
    void aQuantityOfSeveralDomainsNeedsTheColumnDomain() throws IOException {
        Domain gas = SHIPPED.domain("gas").orElseThrow();
        Domain twin = new Domain("twin", gas.title(), gas.quantities(), List.of(), List.of());
        Catalogue both = new Catalogue(List.of(gas, twin));
        write(HEADER + "dev-1,methane,2026-06-01T00:00:00Z,1\n");
        InvalidRecordingException refused =
                assertThrows(InvalidRecordingException.class, () -> Recording.open(file, both, count -> {}));
        assertTrue(String.valueOf(refused.getMessage())
                .contains(":2: 'methane' is a quantity of gas, twin: say which in a column 'domain'"));
        write("sensor,quantity,observed_at,value,domain\ndev-1,methane,2026-06-01T00:00:00Z,1,twin\n");
        try (Recording recording = Recording.open(file, both, count -> {})) {
            assertEquals("twin", all(recording).get(0).domain());
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sensor,quantity,value | :1: column 'observed_at' is missing",
                "sensor,quantity,observed_at,value,colour | :1: unknown column 'colour'",
                "sensor,sensor,quantity,observed_at,value | :1: column 'sensor' is there twice"
            })
    void aWrongHeaderIsTold(String header, String expected) throws IOException {
        write(header + "\n");
        assertTrue(refusal().contains(file + expected), this::refusal);
    }

    @Test
    void onlyTheFirstFaultsAreTold() throws IOException {
        write(HEADER + "dev-1,methane,never,1\n".repeat(1000));
        assertEquals(21, refusal().lines().count());
        assertTrue(refusal().endsWith("and maybe more: reading stopped here"), this::refusal);
    }

    @Test
    void aFileThatIsNoTextIsToldAndFillsNoMemory() throws IOException {
        Files.write(file, (HEADER + "dev-1,methane,\u00e9").getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal().contains("the file is not UTF-8"), this::refusal);
        write(HEADER + "x".repeat(100_000));
        assertTrue(refusal().contains(":2: the line is longer than 65536 characters"), this::refusal);
    }

    @Test
    void aPeriodThatChangesIsTold() throws IOException {
        write("""
                sensor,quantity,observed_at,value,period
                dev-1,methane,2026-06-01T00:00:00Z,1,60s
                dev-1,methane,2026-06-01T00:00:01Z,1,1h
                dev-1,methane,2026-06-01T00:00:01Z,1,soon
                """);
        assertTrue(refusal().contains(":3: the period of dev-1.methane is 3600s here and 60s on an earlier line"));
        assertTrue(refusal().contains(":4: 'soon' is no period"));
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(InvalidRecordingException.class, this::open).getMessage());
    }

    private Recording open() throws IOException {
        return Recording.open(file, SHIPPED, count -> {});
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private static List<Reading> all(Recording recording) {
        List<Reading> readings = new ArrayList<>();
        recording.readings().forEachRemaining(readings::add);
        return readings;
    }
}
