package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Codec;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.codec.Route;
import org.jspecify.annotations.Nullable;

/**
 * Huawei Cloud IoTDA: {@code {"services":[{"service_id":…,"properties":{…},"event_time":…}]}} of a device, and {@code
 * {"devices":[{"device_id":…,"services":[…]}]}} of a gateway. A property is looked up as {@code service.property}, then as
 * {@code property}. Not safe for several threads.
 */
public final class HuaweiCodec implements Codec {
    /** A longer one is none; written before the name of each of its properties it would not cost linear memory. */
    private static final int LONGEST_SERVICE = 64;

    @Override
    public Outcome decode(Message message, Route route) {
        Judge judge = new Judge(message, route);
        return JsonBytes.read(message, judge.collected(), parser -> readRoot(parser, judge));
    }

    private static void readRoot(JsonParser parser, Judge judge) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            if (member.equals("services")) {
                List<Property> told = new ArrayList<>();
                readServices(parser, told, judge);
                judge.judge(told);
            } else if (member.equals("devices")) {
                readDevices(parser, judge);
            } else {
                parser.skipChildren();
            }
        }
        judge.end();
    }

    private static void readDevices(JsonParser parser, Judge judge) throws IOException {
        if (opens(parser, JsonToken.START_ARRAY, "'devices' is no array", judge)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (opens(parser, JsonToken.START_OBJECT, "a device that is no object", judge)) {
                    readDevice(parser, judge);
                }
            }
        }
    }

    private static void readDevice(JsonParser parser, Judge judge) throws IOException {
        List<Property> told = new ArrayList<>();
        String device = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            if (member.equals("device_id")) {
                device = text(parser);
            } else if (member.equals("services")) {
                readServices(parser, told, judge);
            } else {
                parser.skipChildren();
            }
        }
        judge.judgeOf(device, told);
    }

    private static void readServices(JsonParser parser, List<Property> told, Judge judge) throws IOException {
        if (!opens(parser, JsonToken.START_ARRAY, "'services' is no array", judge)) {
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (opens(parser, JsonToken.START_OBJECT, "a service that is no object", judge)) {
                readService(parser, told, judge);
            }
        }
    }

    private static void readService(JsonParser parser, List<Property> told, Judge judge) throws IOException {
        Map<String, ReportedNumber> values = new LinkedHashMap<>(8);
        String service = "";
        Instant time = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (member) {
                case "service_id" -> service = text(parser);
                case "properties" -> readProperties(parser, values, judge);
                case "event_time" -> time = token == JsonToken.VALUE_STRING ? time(parser) : skipped(parser);
                default -> parser.skipChildren();
            }
        }
        if (service.length() > LONGEST_SERVICE) {
            judge.refuse("no name for a service: '" + Collected.brief(service) + "'", values.size());
            return;
        }
        for (Map.Entry<String, ReportedNumber> value : values.entrySet()) {
            told.add(Property.of(service, value.getKey(), value.getValue(), time));
        }
    }

    private static void readProperties(JsonParser parser, Map<String, ReportedNumber> values, Judge judge)
            throws IOException {
        if (!opens(parser, JsonToken.START_OBJECT, "'properties' is no object", judge)) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (values.put(name, ReportedNumber.read(parser, parser.nextToken())) != null) {
                values.put(name, ReportedNumber.none("is there twice"));
            }
        }
    }

    /** Whether what is at hand opens as {@code wanted}; if not, it is refused and passed over. */
    private static boolean opens(JsonParser parser, JsonToken wanted, String otherwise, Judge judge)
            throws IOException {
        if (parser.currentToken() == wanted) {
            return true;
        }
        judge.refuse(otherwise, 1);
        parser.skipChildren();
        return false;
    }

    private static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private static @Nullable Instant time(JsonParser parser) throws IOException {
        return ReportedTime.event(parser.getText()).orElse(null);
    }

    private static @Nullable Instant skipped(JsonParser parser) throws IOException {
        parser.skipChildren();
        return null;
    }
}
