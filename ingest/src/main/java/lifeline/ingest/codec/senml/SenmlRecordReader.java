package lifeline.ingest.codec.senml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.validation.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Reads one object, of JSON or CBOR, into a {@link SenmlRecord}. A field nobody knows is skipped, unless it insists. */
final class SenmlRecordReader {
    /** No number anybody measures is written longer; a longer one would cost more to read than it is worth. */
    private static final int LONGEST_NUMBER = 64;

    /** A double has no more: what is written with more bits before the point is beyond it anyway. */
    private static final int MOST_BITS = 1100;

    private static final int LONGEST_TEXT = 256;

    private final JsonParser parser;
    private final boolean isText;
    private final Function<String, @Nullable Label> labels;

    SenmlRecordReader(JsonParser parser, boolean isText) {
        this.parser = parser;
        this.isText = isText;
        this.labels = isText ? Label::json : Label::cbor;
    }

    /** Reads on from the beginning of the object to its end. */
    void read(SenmlRecord record) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Label label = labels.apply(name);
            JsonToken token = parser.nextToken();
            if (label != null) {
                record.field(label);
                read(label, token, record);
            } else {
                if (name.endsWith("_")) {
                    record.refuse(
                            null,
                            RejectionReason.WRONG_SHAPE,
                            "'" + Collected.brief(name) + "' must be understood, and is not");
                }
                parser.skipChildren();
            }
        }
    }

    private void read(Label label, JsonToken token, SenmlRecord record) throws IOException {
        switch (label.kind()) {
            case NUMBER -> number(label, token, record);
            case TEXT -> text(label, token, record);
            case NO_NUMBER -> parser.skipChildren();
        }
    }

    private void text(Label label, JsonToken token, SenmlRecord record) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            record.refuse(label, RejectionReason.WRONG_SHAPE, label + " must be a text");
            parser.skipChildren();
        } else if (parser.getTextLength() > LONGEST_TEXT) {
            record.refuse(
                    label,
                    RejectionReason.WRONG_SHAPE,
                    label + " has " + parser.getTextLength() + " characters, " + LONGEST_TEXT + " are the most");
        } else {
            record.put(label, parser.getText());
        }
    }

    private void number(Label label, JsonToken token, SenmlRecord record) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            record.refuse(label, reason(label), label + " must be a number");
            parser.skipChildren();
            return;
        }
        double number = isTooLong() ? Double.NaN : parser.getDoubleValue();
        if (Double.isFinite(number)) {
            record.put(label, number);
        } else {
            record.refuse(label, reason(label), label + " is no number that can be used");
        }
    }

    private boolean isTooLong() throws IOException {
        if (isText) {
            return parser.getTextLength() > LONGEST_NUMBER;
        }
        return switch (parser.getNumberType()) {
            case BIG_INTEGER -> parser.getBigIntegerValue().bitLength() > MOST_BITS;
            case BIG_DECIMAL -> isTooLong(parser.getDecimalValue());
            case INT, LONG, FLOAT, DOUBLE -> false;
        };
    }

    private static boolean isTooLong(BigDecimal number) {
        return number.unscaledValue().bitLength() > MOST_BITS || Math.abs((long) number.scale()) > MOST_BITS;
    }

    private static RejectionReason reason(Label label) {
        return switch (label) {
            case VALUE -> RejectionReason.NOT_A_NUMBER;
            case TIME, BASE_TIME -> RejectionReason.TIME;
            default -> RejectionReason.WRONG_SHAPE;
        };
    }
}
