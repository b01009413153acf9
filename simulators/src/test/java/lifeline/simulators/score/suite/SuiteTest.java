package lifeline.simulators.score.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lifeline.contract.library.Library;
import lifeline.contract.library.LibraryScenario;
import lifeline.contract.signal.Severity;
import lifeline.contract.signal.SignalKind;
import lifeline.simulators.Cities;
import lifeline.simulators.score.match.Said;
import lifeline.simulators.score.scene.SceneMaker;
import lifeline.simulators.score.scene.Stage;
import lifeline.simulators.score.tally.ScoreBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {
    private static final Library LIBRARY = Library.load(Cities.CATALOGUE, Cities.SIMULATIONS);

    private final Path folder;
    private final List<String> said = new ArrayList<>();

    SuiteTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void scoresWhatTheJudgeSaysOfEachRunAndLeavesNoFileBehind() throws IOException {
        ScoreBook book = play(List.of("gas-leak", "quiet-gas-spike"), List.of(1L, 2L), new FirstLevel());
        assertEquals(4, book.overall().scenarios());
        assertEquals(book.overall().recall().trials(), book.overall().recall().hits());
        assertEquals(2, book.overall().quiet().trials());
        assertEquals(0, book.overall().quiet().hits(), "one value at the level is enough for this judge");
        assertTrue(book.domains().containsKey("gas"));
        assertEquals(5, said.size());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void tellsAfterEachSeedWhatHasBeenScoredSoFar() {
        List<String> told = new ArrayList<>();
        Suite suite = new Suite(Cities.CATALOGUE, Cities.SIMULATIONS, stage(), said::add);
        suite.afterEachSeed(
                through -> told.add(through + ": " + suite.book().overall().scenarios()));
        List<LibraryScenario> two = List.of(
                LIBRARY.scenario("gas-leak").orElseThrow(),
                LIBRARY.scenario("quiet-gas-spike").orElseThrow());
        suite.run(two, List.of(1L, 2L), new FirstLevel(), folder);
        assertEquals(List.of("1: 2", "2: 4"), told);
    }

    @Test
    void aJudgeThatSaysNothingRecallsNothing() {
        ScoreBook book = play(List.of("gas-leak"), List.of(1L, 2L, 3L, 4L), new FirstLevel() {
            @Override
            public List<Said> judge(Path readings) {
                return List.of();
            }
        });
        assertTrue(book.overall().recall().trials() > 0);
        assertEquals(0, book.overall().recall().hits());
        assertEquals(0, book.overall().falseAlarms());
    }

    @Test
    void theSameSeedWritesTheSameReadings() throws IOException {
        assertEquals(written(3), written(3));
        assertTrue(!written(3).equals(written(4)));
    }

    private List<String> written(long seed) throws IOException {
        SceneMaker maker = new SceneMaker(Cities.CATALOGUE, Cities.SIMULATIONS, stage());
        Path file = folder.resolve("written.csv");
        maker.scene(LIBRARY.scenario("water-burst").orElseThrow(), seed)
                .write(Cities.CATALOGUE, Cities.SIMULATIONS, file);
        List<String> lines = Files.readAllLines(file);
        Files.delete(file);
        return lines;
    }

    private static Stage stage() {
        return new Stage(Cities.SIMULATIONS, 250, Duration.ofHours(12));
    }

    private ScoreBook play(List<String> ids, List<Long> seeds, Judge judge) {
        List<LibraryScenario> scenarios =
                ids.stream().map(id -> LIBRARY.scenario(id).orElseThrow()).toList();
        return new Suite(Cities.CATALOGUE, Cities.SIMULATIONS, stage(), said::add).run(scenarios, seeds, judge, folder);
    }

    /** Raises as soon as methane is at 5 %LEL, and clears below. */
    private static class FirstLevel implements Judge {
        @Override
        public List<Said> judge(Path readings) {
            Map<String, Boolean> open = new HashMap<>();
            List<Said> said = new ArrayList<>();
            try (Stream<String> lines = Files.lines(readings)) {
                lines.skip(1)
                        .map(line -> line.split(",", -1))
                        .filter(cells -> cells[1].equals("methane"))
                        .forEach(cells -> {
                            String subject = cells[0] + '.' + cells[1];
                            boolean high = Double.parseDouble(cells[3]) >= 4.9;
                            if (high != Boolean.TRUE.equals(open.put(subject, high))) {
                                said.add(new Said(
                                        "gas.methane.leak",
                                        subject,
                                        high ? SignalKind.RAISE : SignalKind.CLEAR,
                                        Severity.BLUE,
                                        Instant.parse(cells[2])));
                            }
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return said;
        }

        @Override
        public void close() {}
    }
}
