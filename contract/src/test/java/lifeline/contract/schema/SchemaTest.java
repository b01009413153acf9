package lifeline.contract.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.domain.DomainFolder;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.reading.Unit;
import lifeline.contract.simulation.failing.FailureKind;
import lifeline.contract.simulation.physics.PhysicsKind;
import lifeline.contract.simulation.physics.PhysicsModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final Path DOMAINS = Path.of("src/main/resources/domains");
    private static final List<String> FILES = List.of("domain", "rules", "scenarios", "simulation");

    private final Path folder;

    SchemaTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> shippedFiles() throws IOException {
        return Files.readAllLines(DOMAINS.resolve("INDEX")).stream().flatMap(domain -> FILES.stream()
                .filter(file -> !file.equals("simulation") || isSimulated(domain))
                .map(file -> Arguments.of(domain, file)));
    }

    private static boolean isSimulated(String domain) {
        return Files.exists(DOMAINS.resolve(domain).resolve("simulation.yaml"));
    }

    @ParameterizedTest(name = "{0}/{1}.yaml")
    @MethodSource("shippedFiles")
    void everyShippedFileIsValid(String domain, String file) throws IOException {
        String text = Files.readString(DOMAINS.resolve(domain).resolve(file + ".yaml"));
        assertEquals(List.of(), JsonSchemas.faultsOfYaml(file, text));
    }

    @ParameterizedTest(name = "{1}.yaml names its schema")
    @MethodSource("shippedFiles")
    void everyShippedFileNamesItsSchemaForEditors(String domain, String file) throws IOException {
        Path path = DOMAINS.resolve(domain).resolve(file + ".yaml");
        String first = Files.readAllLines(path).get(0);
        assertEquals("# yaml-language-server: $schema=../../schema/" + file + ".schema.json", first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "domain", "rules", "scenarios", "simulation"})
    void everySchemaIsOneItself(String name) throws IOException {
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));
        assertEquals(Set.of(), meta.validate(JsonSchemas.source(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payload", "domain"})
    void theUnitsOfASchemaAreThoseOfTheContract(String name) throws IOException {
        List<String> symbols = new ArrayList<>();
        for (JsonNode symbol : JsonSchemas.source(name).at("/$defs/unit/enum")) {
            symbols.add(symbol.asText());
        }
        assertEquals(Unit.symbols(), symbols);
    }

    @Test
    void theWordsOfPhysicsInTheSchemaAreThoseOfTheContract() throws IOException {
        JsonNode schema = JsonSchemas.source("simulation").at("/$defs");
        List<PhysicsKind> kinds = List.of(PhysicsKind.values());
        assertEquals(words(kinds, kind -> List.of(kind.written())), words(schema.at("/model/properties/kind/enum")));
        assertEquals(
                words(kinds, PhysicsKind::outputs),
                words(schema.at("/model/properties/tells/additionalProperties/enum")));
        assertEquals(
                words(kinds, kind -> kind.settings().stream()
                        .map(PhysicsModel.Setting::name)
                        .toList()),
                words(schema.at("/model/properties/numbers/propertyNames/enum")));
        assertEquals(words(kinds, PhysicsKind::parameters), words(schema.at("/changes/propertyNames/enum")));
    }

    @Test
    void theWordsOfFailuresInTheSchemaAreThoseOfTheContract() throws IOException {
        JsonNode failure = JsonSchemas.source("simulation").at("/$defs/failure/properties");
        List<FailureKind.Way> ways = List.of(FailureKind.Way.values());
        assertEquals(words(ways, way -> List.of(way.kind().written())), words(failure.at("/kind/enum")));
        assertEquals(words(ways, way -> List.of(way.written())), words(failure.at("/way/enum")));
        Set<String> numbers = new TreeSet<>();
        failure.fieldNames().forEachRemaining(numbers::add);
        numbers.removeAll(Set.of("kind", "way", "of", "unit"));
        assertEquals(
                words(ways, way -> way.settings().stream()
                        .map(FailureKind.Setting::name)
                        .toList()),
                numbers);
    }

    private static <K> Set<String> words(List<K> kinds, Function<K, List<String>> of) {
        return kinds.stream().flatMap(kind -> of.apply(kind).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    static List<Breakage> breakages() {
        return Breakage.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breakages")
    void schemaAndLoaderRefuseTheSame(Breakage breakage) throws IOException {
        for (String file : FILES) {
            Files.copy(DOMAINS.resolve("gas").resolve(file + ".yaml"), folder.resolve(file + ".yaml"));
        }
        String text = breakage.applyTo(Files.readString(folder.resolve(breakage.file() + ".yaml")));
        Files.writeString(folder.resolve(breakage.file() + ".yaml"), text);

        assertThrows(InvalidDomainException.class, () -> DomainFolder.read(folder), "the loader lets it pass");
        assertFalse(JsonSchemas.faultsOfYaml(breakage.file(), text).isEmpty(), "the schema lets it pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":{\"methane\":60}}",
                "{\"t\":\"2026-01-15T08:00:00Z\",\"v\":{\"methane\":0.5}}",
                "{\"t\":\"2026-01-15T16:00:00.123456\",\"v\":{\"methane\":0.5}}",
                "{\"t\":\"2026-01-15T16:00:00+08:00\",\"seq\":7,\"v\":{\"methane\":0.5,\"ethane\":3}}",
                "{\"t\":1768464000000,\"v\":{\"methane\":0.025},\"u\":{\"methane\":\"%VOL\"}}",
                "[{\"v\":{\"pressure\":0.3}},{\"v\":{\"pressure\":0.31}}]",
                "{\"v\":{\"methane\":60},\"battery\":91}"
            })
    void aPayloadAsAgreedIsValid(String payload) throws IOException {
        assertEquals(List.of(), JsonSchemas.faultsOfJson("payload", payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"v\":{}}",
                "{\"v\":{\"methane\":\"60\"}}",
                "{\"v\":{\"methane\":null}}",
                "{\"v\":[60]}",
                "{\"t\":\"yesterday\",\"v\":{\"methane\":60}}",
                "{\"t\":true,\"v\":{\"methane\":60}}",
                "{\"seq\":1.5,\"v\":{\"methane\":60}}",
                "{\"v\":{\"methane\":60},\"u\":{\"methane\":\"furlong\"}}"
            })
    void aPayloadOfAnotherShapeIsNot(String payload) throws IOException {
        assertFalse(JsonSchemas.faultsOfJson("payload", payload).isEmpty());
    }

    @Test
    void theSchemasCanBeFoundOnTheClassPath() {
        for (String name : List.of("payload", "domain", "rules", "scenarios", "simulation")) {
            assertFalse(SchemaTest.class.getResource("/schema/" + name + ".schema.json") == null, name);
        }
    }
}
