package lifeline.contract.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lifeline.contract.rule.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlNodeTest {
    private final Faults faults = new Faults();

    private YamlNode parse(String text) {
        return YamlFile.parse("a.yaml", text, faults);
    }

    private List<String> faultsOf(String text, Consumer<YamlNode> reader) {
        reader.accept(parse(text));
        return faults.all().stream().map(Fault::toString).toList();
    }

    @Test
    void readsWhatIsAskedFor() {
        YamlNode node = parse("name: a\nsize: 2.5\ncount: 3\nafter: 90s\ntrack: device\nlist: [1, ~]\n");
        assertEquals("a", node.text("name"));
        assertEquals(2.5, node.number("size"));
        assertEquals(3, node.integer("count", 1));
        assertEquals(Duration.ofSeconds(90), node.duration("after"));
        assertEquals(Track.DEVICE, node.choice("track", Track.class));
        assertEquals(List.of(false, true), node.list("list", YamlNode::isNull));
        assertEquals(7, node.integer("other", 7));
        assertEquals(8, node.number("other", 8));
        assertEquals(Duration.ofHours(1), node.duration("other", Duration.ofHours(1)));
        assertTrue(node.optionalNumber("other").isEmpty());
        node.done();
        assertTrue(faults.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "30s, 30000", "1.5m, 90000", "2h, 7200000", "1d, 86400000", "0s, 0"})
    void aDurationHasAUnit(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), parse("after: " + text).duration("after"));
        assertTrue(faults.isEmpty());
    }

    @Test
    void aFaultNamesTheLineOfItsKey() {
        assertEquals(
                List.of(
                        "a.yaml:2: 'name' is missing",
                        "a.yaml:2: a finite number is expected here, not 'much'",
                        "a.yaml:3: a duration with its unit is expected here (30s, 10m, 2h), not '90'",
                        "a.yaml:4: 'track' must be one of [hazard, device], not 'DEVICE'",
                        "a.yaml:5: unknown key 'odd'; known here: name, size, after, track"),
                faultsOf("# a comment\nsize: much\nafter: 90\ntrack: DEVICE\nodd:\n  deep: 1\n", node -> {
                    node.text("name");
                    node.number("size");
                    node.duration("after");
                    node.choice("track", Track.class);
                    node.done();
                }));
    }

    @Test
    void aMissingMappingIsOneFaultAndNotOneForEachKey() {
        assertEquals(
                List.of("a.yaml:1: 'title' is missing", "a.yaml:1: a mapping with 'zh' is expected here"),
                faultsOf("text: 7\n", node -> {
                    YamlNode title = node.child("title");
                    title.text("zh");
                    title.text("en");
                    YamlNode text = node.child("text");
                    text.text("zh");
                    text.text("en");
                }));
    }

    @Test
    void everyFaultOfAListIsTold() {
        assertEquals(
                List.of(
                        "a.yaml:2: a finite number is expected here, not 'x'",
                        "a.yaml:4: a finite number is expected here, not '.inf'"),
                faultsOf("list:\n  - x\n  - 1\n  - .inf\n", node -> node.list("list", YamlNode::number)));
    }

    @Test
    void aListIsNoText() {
        assertEquals(
                List.of(
                        "a.yaml:1: 'name' must be a text",
                        "a.yaml:2: a list is expected here",
                        "a.yaml:3: 'count' must be a whole number"),
                faultsOf("name: [a]\nlist: b\ncount: 1.5\n", node -> {
                    node.text("name");
                    node.list("list", YamlNode::text);
                    node.integer("count", 1);
                }));
    }

    @Test
    void aBlankTextIsNone() {
        assertEquals(List.of("a.yaml:1: 'name' must be a text"), faultsOf("name: ' '\n", node -> node.text("name")));
    }

    @Test
    void aKeyThatStandsTwiceIsAFault() {
        assertEquals(List.of("a.yaml:3: 'a' stands here twice"), faultsOf("a: 1\nb: 2\na: 3\n", node -> {}));
    }

    @ParameterizedTest
    @CsvSource({"'', the file is empty", "'a: [1', not YAML", "'a: 1\n--- \nb: 2\n', one document a file"})
    void whatIsNotOneYamlDocumentIsOneFault(String text, String fault) {
        YamlNode node = parse(text);
        node.text("anything");
        node.done();
        assertEquals(
                1,
                faults.all().stream()
                        .filter(found -> found.message().startsWith(fault))
                        .count());
    }

    @Test
    void aChoiceThatIsWrongIsEmptyForThoseWhoAsk() {
        assertEquals(Optional.empty(), parse("track: x").chosen("track", Track.class));
        assertFalse(faults.isEmpty());
    }

    @Test
    void namesAreTheKeysOfAMapping() {
        YamlNode node = parse("b: 1\na: 2\n");
        assertEquals(List.of("b", "a"), List.copyOf(node.fields().keySet()));
        node.done();
        assertTrue(faults.isEmpty());
    }
}
