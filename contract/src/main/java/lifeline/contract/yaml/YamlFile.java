package lifeline.contract.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML text into {@link YamlNode}s. A text that is no YAML is one fault, at its line. */
public final class YamlFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private YamlFile() {}

    /** @param name how faults name the file */
    public static YamlNode parse(String name, String text, Faults faults) {
        try (JsonParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                faults.add(name, 1, "the file is empty");
                return YamlNode.nothing();
            }
            YamlNode root = node(name, parser.currentTokenLocation().getLineNr(), parser, faults);
            if (parser.nextToken() != null) {
                faults.add(
                        name, parser.currentTokenLocation().getLineNr(), "one document a file; a second begins here");
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            faults.add(
                    name,
                    line,
                    "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
            return YamlNode.nothing();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    private static YamlNode node(String name, int line, JsonParser parser, Faults faults) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(name, line, parser, faults);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(name, parser.currentTokenLocation().getLineNr(), parser, faults));
            }
            return new YamlNode(name, line, faults, YamlNode.Kind.LIST, null, Map.of(), items);
        }
        String scalar = token == JsonToken.VALUE_NULL ? null : parser.getText();
        return new YamlNode(name, line, faults, kind(token), scalar, Map.of(), List.of());
    }

    private static YamlNode.Kind kind(JsonToken scalar) {
        if (scalar == JsonToken.VALUE_STRING) {
            return YamlNode.Kind.TEXT;
        }
        return scalar.isNumeric() ? YamlNode.Kind.NUMBER : YamlNode.Kind.WORD;
    }

    private static YamlNode mapping(String name, int line, JsonParser parser, Faults faults) throws IOException {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (fields.put(key, node(name, keyLine, parser, faults)) != null) {
                faults.add(name, keyLine, "'" + key + "' stands here twice");
            }
        }
        return new YamlNode(name, line, faults, YamlNode.Kind.MAPPING, null, fields, List.of());
    }
}
