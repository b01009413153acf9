package lifeline.contract.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.domain.InvalidDomainException;
import lifeline.contract.library.Library;
import lifeline.contract.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LibrarySchemaTest {
    private static final Path LIBRARY = Path.of("src/main/resources/library");

    private final Path folder;

    LibrarySchemaTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<String> shippedFiles() throws IOException {
        return Files.readAllLines(LIBRARY.resolve(Library.INDEX)).stream();
    }

    @ParameterizedTest
    @MethodSource("shippedFiles")
    void everyShippedScenarioFileIsValidAndNamesItsSchema(String file) throws IOException {
        String text = Files.readString(LIBRARY.resolve(file));
        assertEquals(List.of(), JsonSchemas.faultsOfYaml("library", text));
        assertEquals(
                "# yaml-language-server: $schema=../schema/library.schema.json",
                text.lines().findFirst().orElse(""));
    }

    @Test
    void theSchemaOfTheLibraryIsOneItself() throws IOException {
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));
        assertEquals(Set.of(), meta.validate(JsonSchemas.source("library")));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id: gas-leak|id: Gas Leak|an id that is none",
                "within: 5m|within: soon|no duration",
                "fault: leak,|fault: leak, szie: 2,|a mistyped key",
                "fault: leak,|fault: leak, size: 0,|a size of nothing",
                "fault: leak,|fault: leak, size: huge,|a size in words",
                "{ rule: gas.methane.leak,|{ rule: gas.methane.leak, severity: RED,|a severity in capitals",
                "{ domain: gas, fault: leak, after: 2h,|{ domain: gas, fault: leak,|a break without a time",
                "fault: leak,|fault: leak, at: gas-well-0001, near: leak,|two places for one fault"
            })
    void schemaAndReaderRefuseTheSame(String from, String to, String why) throws IOException {
        String text =
                Files.readString(LIBRARY.resolve("gas.yaml")).replaceFirst(java.util.regex.Pattern.quote(from), to);
        Files.writeString(folder.resolve(Library.INDEX), "gas.yaml\n");
        Files.writeString(folder.resolve("gas.yaml"), text);
        Catalogue catalogue = Catalogue.load();
        assertThrows(
                InvalidDomainException.class,
                () -> Library.load(folder, catalogue, Simulation.all(catalogue)),
                "the reader lets it pass");
        assertFalse(JsonSchemas.faultsOfYaml("library", text).isEmpty(), "the schema lets it pass");
    }
}
