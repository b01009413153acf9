package lifeline.acceptance.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dashboard file: what it asks the store, as it stands there. */
record Dashboard(JsonNode json) {
    static final Path CITY = Path.of("../grafana/dashboards/city.json");

    static Dashboard read(Path file) throws IOException {
        return new Dashboard(new JsonMapper().readTree(file.toFile()));
    }

    /** The statement of each target of each panel, and of each annotation, by a name to find it again. */
    Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        for (JsonNode panel : json.get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                statements.put(
                        panel.get("title").asText() + " " + target.get("refId").asText(),
                        target.get("rawSql").asText());
            }
        }
        for (JsonNode annotation : json.at("/annotations/list")) {
            statements.put(
                    annotation.get("name").asText(),
                    annotation.at("/target/rawSql").asText());
        }
        return statements;
    }

    /** The statement of each variable, in their order: a later one may use an earlier one. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode variable : json.at("/templating/list")) {
            variables.put(variable.get("name").asText(), variable.get("query").asText());
        }
        return variables;
    }
}
