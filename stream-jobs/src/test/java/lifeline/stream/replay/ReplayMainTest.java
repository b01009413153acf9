package lifeline.stream.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lifeline.contract.domain.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayMainTest {
    private static final String LEAK = """
            sensor,quantity,observed_at,value,asset
            dev-2,methane,2026-06-01 08:00:30,1,well-2
            dev-1,methane,2026-06-01 08:00:00,60,well-1
            dev-1,methane,2026-06-01 08:01:00,60,well-1
            dev-2,methane,2026-06-01 08:04:00,1,well-2
            """;
    private static final String SIGNALS = """
            rule,subject,kind,severity,at,score
            gas.methane.leak,dev-1.methane,RAISE,RED,2026-06-01T00:01:00Z,0.5833
            gas.methane.silent,dev-2.methane,RAISE,BLUE,2026-06-01T00:03:30Z,0.5000
            gas.methane.silent,dev-1.methane,RAISE,BLUE,2026-06-01T00:04:00Z,0.5000
            gas.methane.silent,dev-2.methane,CLEAR,BLUE,2026-06-01T00:04:00Z,0.2500
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final Path directory;

    ReplayMainTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void historyGoesInAndSignalsComeOut() throws IOException {
        Path signals = directory.resolve("new").resolve("signals.csv");
        assertEquals(0, run("", "--domain", "gas", "--readings=" + readings(LEAK), "--signals", signals.toString()));
        assertEquals(SIGNALS, Files.readString(signals));
        assertTrue(text(out).startsWith("4 readings, 4 signals in "), text(out));
        assertEquals(
                List.of(),
                text(err)
                        .lines()
                        .filter(line -> !line.startsWith("judged ") && !line.startsWith("checking "))
                        .toList(),
                "a slow machine is told how far it is, and there is nothing else to tell");
    }

    @Test
    void aBatchAnswersEachLineWithALineOfJson() throws IOException {
        Path readings = readings(LEAK);
        Path one = directory.resolve("one.csv");
        Path two = directory.resolve("two.csv");
        String lines = readings + "\t" + one + "\nnonsense\n" + directory.resolve("no.csv") + " " + two + "\n"
                + readings + " " + two + "\n";
        assertEquals(0, run(lines, "--domain", "all", "--batch"));
        List<String> answers = text(out).lines().toList();
        assertEquals(4, answers.size(), () -> text(out));
        assertTrue(
                answers.get(0).startsWith("{\"file\":\"" + one + "\",\"readings\":4,\"signals\":4,\"seconds\":"),
                answers.get(0));
        assertTrue(answers.get(1).startsWith("{\"error\":\"a line names two files"), answers.get(1));
        assertTrue(answers.get(2).contains("there is no file"), answers.get(2));
        assertTrue(answers.get(3).contains("\"signals\":4"), answers.get(3));
        assertEquals(SIGNALS, Files.readString(one));
        assertEquals(SIGNALS, Files.readString(two));
    }

    @Test
    void declaredWindowsOfWorkAreJudgedByNoRule() throws IOException {
        Path work = directory.resolve("work.csv");
        Files.writeString(work, "domain,quantity,from,until\ngas,methane,2000-01-01T00:00:00Z,2100-01-01T00:00:00Z\n");
        Path signals = directory.resolve("signals.csv");
        Path readings = readings(LEAK);
        assertEquals(0, run("", "--domain=gas", "--readings=" + readings, "--signals=" + signals, "--work=" + work));
        assertEquals(1, Files.readAllLines(signals).size());
        assertEquals(0, run(readings + "\t" + signals + "\t" + work + "\n", "--domain", "all", "--batch"));
        assertEquals(1, Files.readAllLines(signals).size());
    }

    /** A system is filled, and tested, on the 3rd of November. */
    @Test
    void aReplayFollowsTheCalendarWhenItIsToldTo() throws IOException {
        StringBuilder rows = new StringBuilder("sensor,quantity,observed_at,value\n");
        for (int minute = 10; minute < 40; minute++) {
            rows.append("dev-1,makeup-ratio,2026-11-03T10:").append(minute).append(":00,6.5\n");
        }
        Path signals = directory.resolve("signals.csv");
        Path readings = readings(rows.toString());
        assertEquals(0, run("", "--domain=heating", "--readings=" + readings, "--signals=" + signals));
        assertTrue(Files.readString(signals).contains("heating.makeup-ratio.leak"));
        assertEquals(0, run("", "--domain=heating", "--readings=" + readings, "--signals=" + signals, "--calendar"));
        assertEquals(1, Files.readAllLines(signals).size());
    }

    @Test
    void faultyWindowsOfWorkAreToldWithFileAndLine() throws IOException {
        Path work = directory.resolve("work.csv");
        Files.writeString(work, "domain,device,from,until\ngaz,,today,2100-01-01T00:00:00Z\n");
        Path signals = directory.resolve("signals.csv");
        assertEquals(
                1, run("", "--domain=gas", "--readings=" + readings(LEAK), "--signals=" + signals, "--work=" + work));
        assertTrue(text(err).contains("work.csv:2: 'gaz' is no domain"), () -> text(err));
        assertTrue(text(err).contains("'today' is no time"), () -> text(err));
    }

    @Test
    void faultyPipesAreToldWithFileAndLine() throws IOException {
        Path pipes = directory.resolve("pipes.csv");
        Path signals = directory.resolve("signals.csv");
        Path readings = readings(LEAK);
        for (String[] faulty : new String[][] {
            {"from,to\n", "pipes.csv:1: the columns are from,to,metres"},
            {"from,to,metres\na,b,far\n", "pipes.csv:2: 'far' is no number of metres"},
            {"from,to,metres\na,,3\n", "pipes.csv:2: a line has two assets"},
            {"from,to,metres\na,b,3\nb,a,3\n", "what flows must not come back"}
        }) {
            Files.writeString(pipes, faulty[0]);
            assertEquals(
                    1, run("", "--domain=gas", "--readings=" + readings, "--signals=" + signals, "--pipes=" + pipes));
            assertTrue(text(err).contains(faulty[1]), () -> text(err));
        }
    }

    @Test
    void aFolderThatSomebodyJustWroteJudgesItsOwnQuantities() throws Exception {
        String told = "{ solvent: solvent,";
        Path folder = copyOfGas(
                "gas",
                "plant",
                "bioplant",
                "biogas",
                "methane",
                "solvent",
                told,
                told.replace(": solvent", ": methane"),
                "sewer-solvent: solvent",
                "sewer-solvent: methane");
        Path signals = directory.resolve("signals.csv");
        String text = LEAK.replace("methane", "solvent");
        int ended = run(
                "", "--domain", folder.toString(), "--readings", readings(text).toString(), "--signals", "" + signals);
        assertEquals(0, ended, () -> text(err));
        assertEquals(SIGNALS.replace("methane", "solvent").replace("gas.", "plant."), Files.readString(signals));
    }

    @Test
    void tellsHowNearToAnAlarmEachReadingWas() throws Exception {
        Path scores = directory.resolve("scores.csv");
        Path readings = readings(LEAK);
        assertEquals(
                0,
                run(
                        "",
                        "--domain",
                        "gas",
                        "--readings",
                        "" + readings,
                        "--signals",
                        "" + directory.resolve("s.csv"),
                        "--scores",
                        "" + scores));
        assertEquals("""
                sensor,observed_at,score
                dev-1,2026-06-01T00:00:00Z,0.9583
                dev-2,2026-06-01T00:00:30Z,0.2778
                dev-1,2026-06-01T00:01:00Z,0.9583
                dev-2,2026-06-01T00:04:00Z,0.2778
                """, Files.readString(scores));
    }

    @Test
    void tellsWhatOtherRulesWouldHaveRaisedAndWhatNot() throws Exception {
        Path deaf = copyOfGas(
                "raise: 5, clear: 4", "raise: 75, clear: 4",
                "raise: 10, clear: 8", "raise: 80, clear: 8",
                "raise: 25, clear: 20", "raise: 85, clear: 20",
                "raise: 50, clear: 40", "raise: 90, clear: 40");
        Path readings = readings(LEAK);
        assertEquals(
                0,
                run(
                        "",
                        "--domain",
                        "gas",
                        "--readings",
                        "" + readings,
                        "--signals",
                        "" + directory.resolve("s.csv"),
                        "--compare",
                        "" + deaf),
                text(err));
        String lost = "- gas.methane.leak dev-1.methane RED 2026-06-01T00:01:00Z still open";
        assertTrue(text(out).contains("with the rules of " + deaf + ":\nkept 2, gained 0, lost 1\n"), text(out));
        assertTrue(text(out).contains(lost), text(out));
        assertEquals(
                1, run("", "--domain", "water", "--readings", "" + readings, "--signals", "x", "--compare", "" + deaf));
        assertTrue(text(err).contains("is of domain 'gas', which --domain does not name"), text(err));
    }

    @Test
    void allFaultsOfAFolderAreToldAtOnceAndNothingIsWritten() throws Exception {
        Path folder = copyOfGas("clear: 40,", "clear: 60,", "period: 60s", "period: soon");
        Path signals = directory.resolve("signals.csv");
        assertEquals(
                1,
                run(
                        "",
                        "--domain",
                        folder.toString(),
                        "--domain",
                        "gaz",
                        "--readings",
                        readings(LEAK).toString(),
                        "--signals",
                        signals.toString()));
        assertTrue(text(err).contains("rules.yaml:"), text(err));
        assertTrue(text(err).contains("domain.yaml:"), text(err));
        assertTrue(text(err).contains("--domain gaz is neither a folder nor one of gas, water"), text(err));
        assertFalse(Files.exists(signals));
    }

    @Test
    void readingsThatCannotBeReadAreRefusedAndWhatWasThereStays() throws IOException {
        Path signals = Files.writeString(directory.resolve("signals.csv"), "of an earlier run");
        Path readings = readings(LEAK + "dev-1,methane,never,1,well-1\n");
        assertEquals(1, run("", "--domain", "gas", "--readings", "" + readings, "--signals", "" + signals));
        assertTrue(text(err).startsWith(readings + ":6: 'never' is no time"), text(err));
        assertEquals("of an earlier run", Files.readString(signals));
    }

    @Test
    void everyFaultOfTheCommandLineIsNamed() {
        assertEquals(2, run("", "--colour", "--parallelism", "none", "--signals"));
        for (String fault : List.of(
                "unknown option: --colour",
                "--parallelism must be a whole number",
                "--domain is missing",
                "--readings is missing",
                "--signals needs a value")) {
            assertTrue(text(err).contains(fault), () -> fault + " is not in " + text(err));
        }
    }

    private int run(String input, String... arguments) {
        return new ReplayMain(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Path readings(String text) throws IOException {
        return Files.writeString(directory.resolve("readings.csv"), text);
    }

    /** The shipped folder with words replaced: word, its replacement, and so on. */
    private Path copyOfGas(String... replaced) throws IOException, URISyntaxException {
        Path folder = Files.createDirectory(directory.resolve("mine"));
        for (String file : List.of("domain.yaml", "rules.yaml", "scenarios.yaml", "simulation.yaml")) {
            URL shipped = Catalogue.class.getResource("/domains/gas/" + file);
            if (shipped == null) {
                throw new IllegalStateException("no " + file);
            }
            String text;
            try (InputStream in = shipped.openStream()) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            for (int i = 0; i < replaced.length; i += 2) {
                text = text.replace(replaced[i], replaced[i + 1]);
            }
            Files.writeString(folder.resolve(file), text);
        }
        return folder;
    }
}
