package lifeline.contract.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shipped schemas, by the name of what they describe. */
final class JsonSchemas {
    private static final Path FOLDER = Path.of("src/main/resources/schema");
    private static final ObjectMapper JSON = new JsonMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private JsonSchemas() {}

    static JsonNode source(String name) throws IOException {
        return JSON.readTree(Files.readString(FOLDER.resolve(name + ".schema.json")));
    }

    static JsonSchema named(String name) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(source(name));
    }

    /** What is wrong with a YAML text; empty when it is valid. */
    static List<String> faultsOfYaml(String schema, String yaml) throws IOException {
        return faults(named(schema), YAML.readTree(yaml));
    }

    static List<String> faultsOfJson(String schema, String json) throws IOException {
        return faults(named(schema), JSON.readTree(json));
    }

    private static List<String> faults(JsonSchema schema, JsonNode node) {
        return schema.validate(node).stream().map(ValidationMessage::toString).toList();
    }
}
