package lifeline.ingest.codec.cloud;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.validation.RejectionReason;

/** One JSON object in a message's bytes, and the word for each way in which they are none. */
final class JsonBytes {
    private static final int DEEPEST = 16;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Message.MAX_PAYLOAD_BYTES)
                    .maxNameLength(1024)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // read, so that only the value is refused
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names come from strangers
            .build();

    private JsonBytes() {}

    /** Reads an object from its opening brace to its closing one. */
    interface Body {
        void read(JsonParser parser) throws IOException;
    }

    /** What {@code body} collects from the object, or one refusal when the bytes are not exactly one object. */
    static Outcome read(Message message, Collected collected, Body body) {
        try (JsonParser parser = JSON.createParser(message.payload())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return collected.refuseAll(RejectionReason.NOT_JSON, "nothing in it");
            }
            if (first != JsonToken.START_OBJECT) {
                return collected.refuseAll(RejectionReason.WRONG_SHAPE, "no object");
            }
            body.read(parser);
            if (parser.nextToken() != null) {
                return collected.refuseAll(RejectionReason.NOT_JSON, "something follows after its end");
            }
            return collected.outcome();
        } catch (StreamConstraintsException e) {
            return e.getOriginalMessage().contains("nesting depth")
                    ? collected.refuseAll(RejectionReason.TOO_DEEP, "nested more than " + DEEPEST + " deep")
                    : collected.refuseAll(RejectionReason.WRONG_SHAPE, e.getOriginalMessage());
        } catch (JacksonException e) {
            return collected.refuseAll(RejectionReason.NOT_JSON, detail(e));
        } catch (IOException e) {
            // bytes in memory: only broken text is left
            return collected.refuseAll(RejectionReason.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    /** What and where; what the parser would have expected instead is of no use to the one who sent it. */
    private static String detail(JacksonException e) {
        String text = e.getOriginalMessage();
        int expectation = text.indexOf(": ");
        String what = expectation < 0 ? text : text.substring(0, expectation);
        return e.getLocation() == null
                ? what
                : what + ", at byte " + e.getLocation().getByteOffset();
    }
}
