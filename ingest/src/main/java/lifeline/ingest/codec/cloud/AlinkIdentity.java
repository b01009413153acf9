package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import lifeline.ingest.codec.Route;
import lifeline.ingest.foreign.ForeignTopic;

/** Who an Alink device is: names are unique within a product only. Empty where none is told. */
record AlinkIdentity(String productKey, String deviceName) {
    static final AlinkIdentity NOBODY = new AlinkIdentity("", "");

    /** Reads {@code {"productKey":…,"deviceName":…}} on from the opening brace. */
    static AlinkIdentity read(JsonParser parser) throws IOException {
        String product = "";
        String device = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken token = parser.nextToken();
            if (member.equals("productKey") && token == JsonToken.VALUE_STRING) {
                product = parser.getText();
            } else if (member.equals("deviceName") && token == JsonToken.VALUE_STRING) {
                device = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return new AlinkIdentity(product, device);
    }

    /** Whether both can stand in a topic, as those of every device do. */
    boolean isName() {
        return isLevel(productKey) && isLevel(deviceName);
    }

    private static boolean isLevel(String text) {
        return !text.isEmpty() && text.indexOf('/') < 0;
    }

    /** The id its own topic would give it by the settings of {@code gateway}'s topic. */
    String foreignId(Route gateway) {
        ForeignTopic settings = gateway.foreign();
        return settings == null
                ? deviceName
                : settings.device(AlinkPost.ONE.topic(this)).orElse(deviceName);
    }
}
