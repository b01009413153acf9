package lifeline.alerts.noise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import lifeline.alerts.noise.Matcher;

/** Matchers in a column. */
final class MatcherJson {
    private static final JsonMapper JSON = new JsonMapper();

    private MatcherJson() {}

    static String write(List<Matcher> matchers) {
        ArrayNode array = JSON.createArrayNode();
        for (Matcher matcher : matchers) {
            array.addObject()
                    .put("label", matcher.label())
                    .put("op", matcher.op().sign())
                    .put("value", matcher.value());
        }
        return array.toString();
    }

    static List<Matcher> read(String text) {
        try {
            List<Matcher> matchers = new ArrayList<>();
            for (JsonNode node : JSON.readTree(text)) {
                matchers.add(Matcher.of(
                        node.path("label").asText(),
                        Matcher.Op.of(node.path("op").asText()).orElseThrow(),
                        node.path("value").asText()));
            }
            return matchers;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store has matchers that are no JSON", e);
        }
    }
}
