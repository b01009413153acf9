package lifeline.launcher.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    @Test
    void everyAgreedKeyIsThereAndWhatWasNotMeasuredIsNull() throws IOException {
        Figures figures = new Figures();
        figures.put("lost", 0);
        figures.measured("messages_per_s", 12_345.678);

        JsonNode json = new JsonMapper().readTree(figures.json());

        assertEquals(22, json.size());
        assertTrue(json.get("broker_ratio").isNull());
        assertTrue(json.get("kills").isNull());
        assertEquals(0, json.get("lost").asLong());
        assertEquals(12_346, json.get("messages_per_s").asDouble());
    }

    @Test
    void aSpreadIsMadeOfNumbersThatOccurred() {
        List<Double> oneToThousand = IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> (double) number)
                .toList();

        assertEquals(Optional.of(new Spread(500, 990, 1_000)), Spread.of(oneToThousand));
        assertEquals(Optional.of(new Spread(7, 7, 7)), Spread.of(List.of(7.0)));
        assertEquals(Optional.empty(), Spread.of(List.of()));
    }

    @Test
    void aPageNeedsNothingButItselfAndTrustsNoText(@TempDir Path directory) throws IOException {
        Plot plot = new Plot(
                "<script>alert(1)</script>",
                "1/s",
                List.of(new Plot.Line("a & b", List.of(new Plot.Point(0, 1), new Plot.Point(10, 3)))),
                List.of(new Plot.Mark(5, "half \"way\"")));
        Path file = directory.resolve("page.html");

        new Page("A & B", new Figures(), List.of(plot)).write(file);

        String page = Files.readString(file);
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("http://"), "nothing is fetched");
        assertTrue(page.contains("default-src 'none'"));
        assertTrue(page.contains("a &amp; b"));
        assertTrue(page.contains("<polyline points=\"70.0,"));
    }
}
