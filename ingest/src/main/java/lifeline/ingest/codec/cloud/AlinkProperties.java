package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one object {@code {name: value, name: {"value":…,"time":…}, name: [{"value":…,"time":…}, …]}}. */
final class AlinkProperties {
    private AlinkProperties() {}

    /** Reads on from the opening brace to the closing one. */
    static void read(JsonParser parser, List<Property> told) throws IOException {
        Map<String, List<Property>> byName = new LinkedHashMap<>(8);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (byName.put(name, values(name, parser)) != null) {
                byName.put(name, List.of(none(name, "is there twice")));
            }
        }
        byName.values().forEach(told::addAll);
    }

    private static List<Property> values(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of(value(name, parser));
        }
        List<Property> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                values.add(value(name, parser));
            } else {
                values.add(none(name, "an array in place of a number"));
                parser.skipChildren();
            }
        }
        return values;
    }

    private static Property none(String name, String fault) {
        return Property.of(name, ReportedNumber.none(fault), ReportedTime.NONE);
    }

    private static Property value(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_OBJECT) {
            return Property.of(name, ReportedNumber.read(parser, token), ReportedTime.NONE);
        }
        ReportedNumber number = ReportedNumber.none("no 'value' in it");
        ReportedTime time = ReportedTime.NONE;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken written = parser.nextToken();
            switch (member) {
                case "value" -> number = ReportedNumber.read(parser, written);
                case "time" -> time = ReportedTime.read(parser, written);
                default -> parser.skipChildren();
            }
        }
        return Property.of(name, number, time);
    }
}
