package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lifeline.ingest.codec.Route;

/** Reads {@code params} of an Alink post, for the device that posts and those behind it. */
final class AlinkParams {
    private final AlinkIdentity poster;
    private final Route route;
    private final Judge judge;

    /** @param poster the device the topic names */
    AlinkParams(AlinkIdentity poster, Route route, Judge judge) {
        this.poster = poster;
        this.route = route;
        this.judge = judge;
    }

    /** Properties alone. */
    void readOne(JsonParser parser) throws IOException {
        if (opens(parser, JsonToken.START_OBJECT, "'params' is no object")) {
            List<Property> told = new ArrayList<>();
            AlinkProperties.read(parser, told);
            judge.judge(told);
        }
    }

    /** Devices, one after the other. */
    void readDevices(JsonParser parser) throws IOException {
        if (opens(parser, JsonToken.START_ARRAY, "no array of devices")) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readDevice(parser, AlinkIdentity.NOBODY);
            }
        }
    }

    /** The poster itself, and those behind it. */
    void readPoster(JsonParser parser) throws IOException {
        readDevice(parser, poster);
    }

    /** {@code {"identity": {…}, "properties": {…} or [{…}], "subDevices": […]}}. */
    private void readDevice(JsonParser parser, AlinkIdentity unnamed) throws IOException {
        if (!opens(parser, JsonToken.START_OBJECT, "no object where a device is told of")) {
            return;
        }
        List<Property> told = new ArrayList<>();
        AlinkIdentity device = unnamed;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "identity" -> device = readIdentity(parser);
                case "properties" -> readProperties(parser, told);
                case "subDevices" -> readDevices(parser);
                default -> parser.skipChildren();
            }
        }
        if (device.equals(poster)) {
            judge.judge(told);
        } else {
            judge.judgeOf(device.isName() ? device.foreignId(route) : "", told);
        }
    }

    private AlinkIdentity readIdentity(JsonParser parser) throws IOException {
        return opens(parser, JsonToken.START_OBJECT, "'identity' is no object")
                ? AlinkIdentity.read(parser)
                : AlinkIdentity.NOBODY;
    }

    private void readProperties(JsonParser parser, List<Property> told) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            if (opens(parser, JsonToken.START_OBJECT, "'properties' is neither an object nor an array")) {
                AlinkProperties.read(parser, told);
            }
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (opens(parser, JsonToken.START_OBJECT, "no object where properties are told")) {
                AlinkProperties.read(parser, told);
            }
        }
    }

    /** Whether what is at hand opens as {@code wanted}; if not, it is refused and passed over. */
    private boolean opens(JsonParser parser, JsonToken wanted, String otherwise) throws IOException {
        if (parser.currentToken() == wanted) {
            return true;
        }
        judge.refuse(otherwise, 1);
        parser.skipChildren();
        return false;
    }
}
