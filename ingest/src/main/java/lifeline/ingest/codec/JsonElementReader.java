package lifeline.ingest.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import lifeline.ingest.codec.Element.Value;
import lifeline.ingest.validation.RejectionReason;

/**
 * Reads one object {@code {"t":…, "seq":…, "v":{…}, "u":{…}}} from a parser into an {@link Element}. What it does not know
 * is skipped, so that a payload may grow; what it knows must be of the agreed shape.
 */
final class JsonElementReader {
    /** No number anybody measures is written longer; a longer one would cost more to read than it is worth. */
    private static final int LONGEST_NUMBER = 64;

    /** From year 1 to year 9999: what the store and ISO 8601 can write. */
    private static final double FIRST_MILLI = -62_135_596_800_000d;

    private static final double LAST_MILLI = 253_402_300_799_999d;

    private JsonElementReader() {}

    /** Reads on from the opening brace to the closing one. */
    static void read(JsonParser parser, Element element) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "v" -> readValues(parser, token, element);
                case "u" -> readUnits(parser, token, element);
                case "t" -> readTime(parser, token, element);
                case "seq" -> readSeq(parser, token, element);
                default -> parser.skipChildren();
            }
        }
    }

    private static void readValues(JsonParser parser, JsonToken token, Element element) throws IOException {
        element.member("v");
        if (token != JsonToken.START_OBJECT) {
            element.refuse(RejectionReason.WRONG_SHAPE, "'v' must be an object {quantity: number}");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String quantity = parser.currentName();
            element.value(quantity, number(parser, parser.nextToken()));
        }
    }

    private static Value number(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            if (parser.getTextLength() > LONGEST_NUMBER) {
                return new Value(Double.NaN, "a number of " + parser.getTextLength() + " characters");
            }
            if (parser.isNaN()) {
                return new Value(Double.NaN, parser.getText() + " is no number");
            }
            return new Value(parser.getDoubleValue(), null);
        }
        String fault =
                switch (token) {
                    case VALUE_STRING -> "a text in place of a number";
                    case VALUE_NULL -> "null in place of a number";
                    case VALUE_TRUE, VALUE_FALSE -> token.asString() + " in place of a number";
                    default -> "no number";
                };
        parser.skipChildren();
        return new Value(Double.NaN, fault);
    }

    private static void readUnits(JsonParser parser, JsonToken token, Element element) throws IOException {
        element.member("u");
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            element.refuse(RejectionReason.WRONG_SHAPE, "'u' must be an object {quantity: unit}");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String quantity = parser.currentName();
            JsonToken unit = parser.nextToken();
            if (unit != JsonToken.VALUE_STRING) {
                element.unit(quantity, "");
                parser.skipChildren();
            } else {
                element.unit(quantity, parser.getText());
            }
        }
    }

    private static void readTime(JsonParser parser, JsonToken token, Element element) throws IOException {
        element.member("t");
        switch (token) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> {
                Optional<Instant> time = IsoTime.parse(parser.getText());
                time.ifPresent(element::time);
                if (time.isEmpty()) {
                    element.refuse(RejectionReason.TIME, "'t' is no ISO 8601 date and time: " + brief(parser));
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readMillis(parser, element);
            default -> {
                element.refuse(RejectionReason.TIME, "'t' must be a date and time or milliseconds");
                parser.skipChildren();
            }
        }
    }

    private static void readMillis(JsonParser parser, Element element) throws IOException {
        double millis = parser.getTextLength() > LONGEST_NUMBER ? Double.NaN : parser.getDoubleValue();
        if (!(millis >= FIRST_MILLI && millis <= LAST_MILLI)) {
            element.refuse(RejectionReason.TIME, "'t' is no time in milliseconds: " + brief(parser));
            return;
        }
        long micros = (long) Math.floor(millis * 1000);
        element.time(
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000));
    }

    private static void readSeq(JsonParser parser, JsonToken token, Element element) throws IOException {
        element.member("seq");
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        boolean whole = token == JsonToken.VALUE_NUMBER_INT
                && parser.getTextLength() <= LONGEST_NUMBER
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (whole) {
            element.seq(parser.getLongValue());
        } else {
            element.refuse(RejectionReason.WRONG_SHAPE, "'seq' must be a whole number of at most 63 bits");
            parser.skipChildren();
        }
    }

    private static String brief(JsonParser parser) throws IOException {
        String text = parser.getText();
        return text.length() <= 64 ? text : text.substring(0, 64) + "…";
    }
}
