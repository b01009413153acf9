package lifeline.alerts.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lifeline.alerts.alert.Deed;
import lifeline.alerts.alert.Judgement;
import lifeline.alerts.alert.Refusal;
import lifeline.alerts.alert.Stage;
import lifeline.contract.domain.Catalogue;
import org.junit.jupiter.api.Test;

/** What the console's sources promise, told from their text: no browser is needed. */
class ConsoleSourceTest {
    @Test
    void everyStageCauseDeedAndRefusalHasItsWords() throws IOException {
        List<String> words = keys("cycle-zh.js");
        List<String> without = Stream.of(Stage.Name.values(), Refusal.values(), Deed.values(), Judgement.Cause.values())
                .flatMap(Stream::of)
                .map(Enum::name)
                .filter(name -> words.stream().noneMatch(word -> word.equals(name + ":")))
                .toList();
        assertEquals(List.of(), without);
    }

    private static final Path WEB = Path.of("src", "main", "resources", "web");
    private static final int LINES_AT_MOST = 250;
    /** A key of the dictionary, on its own or in a row of others. */
    private static final Pattern KEY = Pattern.compile("(?<=[{,]|^) *([A-Za-z0-9_]+):(?= ['({`])", Pattern.MULTILINE);

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        List<String> chinese = keys("zh.js");
        assertTrue(chinese.size() > 100, chinese::toString);
        assertEquals(chinese, keys("en.js"));
        assertEquals(keys("rule/zh.js"), keys("rule/en.js"));
        assertEquals(keys("office/zh.js"), keys("office/en.js"));
        assertEquals(keys("incident-zh.js"), keys("incident-en.js"));
        assertEquals(keys("cycle-zh.js"), keys("cycle-en.js"));
    }

    @Test
    void everyKindOfConditionThatIsShippedHasItsWords() throws IOException {
        for (String language : List.of("zh", "en")) {
            String words = Files.readString(WEB.resolve("app/text/rule/" + language + ".js"));
            List<String> without = Catalogue.load().rules().stream()
                    .map(rule -> rule.condition().kind())
                    .distinct()
                    .filter(kind -> !words.contains(" " + kind + ": '") && !words.contains("'" + kind + "': '"))
                    .toList();
            assertEquals(List.of(), without, language);
        }
    }

    @Test
    void everyFileIsShort() throws IOException {
        for (Path file : sources()) {
            assertTrue(Files.readAllLines(file).size() < LINES_AT_MOST, () -> file + " has outgrown " + LINES_AT_MOST);
        }
    }

    @Test
    void nothingIsFetchedFromAnotherHost() throws IOException {
        for (Path file : sources()) {
            String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
            assertFalse(text.matches("(?s).*(https?:)?//[a-z0-9-]+\\.[a-z].*"), file::toString);
        }
    }

    @Test
    void noTextIsEverReadAsMarkup() throws IOException {
        for (Path file : sources()) {
            assertFalse(
                    Files.readString(file).matches("(?s).*(innerHTML|outerHTML|insertAdjacentHTML|unsafe|eval\\().*"),
                    file::toString);
        }
    }

    private static List<String> keys(String dictionary) throws IOException {
        String text = Files.readString(WEB.resolve("app").resolve("text").resolve(dictionary));
        return KEY.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
