package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as a device reports it. A text that holds nothing but a decimal number is one: the clouds' own documentation
 * writes numbers as texts.
 *
 * @param fault what stands in place of a number; null when it is one
 */
record ReportedNumber(double number, @Nullable String fault) {
    /** No number anybody measures is written longer; a longer one would cost more to read than it is worth. */
    static final int LONGEST = 64;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d++(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");

    static ReportedNumber none(String fault) {
        return new ReportedNumber(Double.NaN, fault);
    }

    /** Reads the value at hand to its end, whatever it is. */
    static ReportedNumber read(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> number(parser);
            case VALUE_STRING -> text(parser);
            case VALUE_NULL -> none("null in place of a number");
            case VALUE_TRUE, VALUE_FALSE -> none(token.asString() + " in place of a number");
            default -> {
                parser.skipChildren();
                yield none("no number");
            }
        };
    }

    private static ReportedNumber number(JsonParser parser) throws IOException {
        if (parser.getTextLength() > LONGEST) {
            return none("a number of " + parser.getTextLength() + " characters");
        }
        if (parser.isNaN()) {
            return none(parser.getText() + " is no number");
        }
        return new ReportedNumber(parser.getDoubleValue(), null);
    }

    private static ReportedNumber text(JsonParser parser) throws IOException {
        if (parser.getTextLength() <= LONGEST) {
            String text = parser.getText();
            if (DECIMAL.matcher(text).matches()) {
                return new ReportedNumber(Double.parseDouble(text), null);
            }
        }
        return none("a text in place of a number");
    }
}
