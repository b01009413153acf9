package lifeline.ingest.codec;

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
import lifeline.ingest.validation.ObservedTime;
import lifeline.ingest.validation.RejectionReason;

/**
 * Native JSON: {@code {"t":…, "seq":…, "v":{quantity: number}, "u":{quantity: unit}}} or an array of these. Takes time and
 * memory in proportion to the payload; not safe for several threads.
 */
final class JsonCodec implements Codec {
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

    private final Element element = new Element();

    @Override
    public Outcome decode(Message message, Route route) {
        Collected collected = new Collected(message, route);
        try (JsonParser parser = JSON.createParser(message.payload())) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                JsonElementReader.read(parser, cleared());
                judge(route, 0, collected);
            } else if (first == JsonToken.START_ARRAY) {
                readArray(parser, route, collected);
            } else if (first == null) {
                return collected.refuseAll(RejectionReason.NOT_JSON, "nothing in it");
            } else {
                return collected.refuseAll(RejectionReason.WRONG_SHAPE, "neither an object nor an array");
            }
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

    private void readArray(JsonParser parser, Route route, Collected collected) throws IOException {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                JsonElementReader.read(parser, cleared());
                judge(route, index, collected);
            } else {
                collected.reject(RejectionReason.WRONG_SHAPE, "element " + index + " is no object", 1);
                parser.skipChildren();
            }
            index++;
        }
        if (index == 0) {
            collected.reject(RejectionReason.WRONG_SHAPE, "an array of nothing", 1);
        }
    }

    private Element cleared() {
        element.clear();
        return element;
    }

    private void judge(Route route, int index, Collected collected) {
        RejectionReason refusal = element.refusal();
        if (refusal != null) {
            collected.reject(refusal, element.detail(), element.values().size());
            return;
        }
        if (element.values().isEmpty()) {
            collected.reject(RejectionReason.WRONG_SHAPE, "no 'v' with a quantity in it", 1);
            return;
        }
        ObservedTime observed = collected.observed(element.deviceTime(), index);
        element.values().forEach((name, number) -> {
            String fault = number.fault();
            if (fault != null && route.quantities().containsKey(name)) {
                collected.reject(RejectionReason.NOT_A_NUMBER, name + ": " + fault, 1);
            } else {
                collected.measured(route, name, number.number(), element.unit(name), observed, element.seq());
            }
        });
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
