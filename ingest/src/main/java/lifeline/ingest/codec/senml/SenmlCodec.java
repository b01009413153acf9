package lifeline.ingest.codec.senml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import lifeline.ingest.Message;
import lifeline.ingest.codec.Codec;
import lifeline.ingest.codec.Collected;
import lifeline.ingest.codec.Outcome;
import lifeline.ingest.codec.Route;
import lifeline.ingest.validation.RejectionReason;

/**
 * SenML, RFC 8428: an array of records, in JSON or in CBOR, told apart by the first byte. Takes time and memory in proportion
 * to the payload; not safe for several threads.
 */
public final class SenmlCodec implements Codec {
    private static final int DEEPEST = 16;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(constraints(Message.MAX_PAYLOAD_BYTES))
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // read, so that only the value is refused
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names come from strangers
            .build();
    private static final CBORFactory CBOR = CBORFactory.builder()
            .streamReadConstraints(constraints(1000))
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final SenmlRecord record = new SenmlRecord();

    private static StreamReadConstraints constraints(int longestNumber) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(longestNumber)
                .maxNameLength(1024)
                .build();
    }

    @Override
    public Outcome decode(Message message, Route route) {
        Collected collected = new Collected(message, route);
        boolean isText = isText(message.payload());
        try (JsonParser parser = (isText ? JSON : CBOR).createParser(message.payload())) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return collected.refuseAll(
                        isText ? RejectionReason.NOT_JSON : RejectionReason.NOT_CBOR, "nothing in it");
            }
            if (first != JsonToken.START_ARRAY) {
                return collected.refuseAll(RejectionReason.WRONG_SHAPE, "a pack is an array of records");
            }
            SenmlRecordReader reader = new SenmlRecordReader(parser, isText);
            if (!readAll(parser, reader, new SenmlPack(message, route, collected), collected)) {
                return collected.refuseAll(reason(), record.detail());
            }
            if (parser.nextToken() != null) {
                return collected.refuseAll(
                        isText ? RejectionReason.NOT_JSON : RejectionReason.NOT_CBOR,
                        "something follows after its end");
            }
            return collected.outcome();
        } catch (StreamConstraintsException e) {
            return e.getOriginalMessage().contains("nesting depth")
                    ? collected.refuseAll(RejectionReason.TOO_DEEP, "nested more than " + DEEPEST + " deep")
                    : collected.refuseAll(RejectionReason.WRONG_SHAPE, e.getOriginalMessage());
        } catch (JacksonException e) {
            return collected.refuseAll(isText ? RejectionReason.NOT_JSON : RejectionReason.NOT_CBOR, detail(e));
        } catch (IOException e) {
            // bytes in memory: only broken text is left
            return collected.refuseAll(
                    isText ? RejectionReason.NOT_JSON : RejectionReason.NOT_CBOR, String.valueOf(e.getMessage()));
        }
    }

    /** False when a base field cannot be used; {@link #record} says why. */
    private boolean readAll(JsonParser parser, SenmlRecordReader reader, SenmlPack pack, Collected collected)
            throws IOException {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new IOException("it ends in the middle");
            }
            if (token == JsonToken.START_OBJECT) {
                record.clear();
                reader.read(record);
                if (!pack.begins(record)) {
                    return false;
                }
                pack.judge(record, index);
            } else {
                collected.reject(RejectionReason.WRONG_SHAPE, "record " + index + " is no object", 1);
                parser.skipChildren();
            }
            index++;
        }
        if (index == 0) {
            collected.reject(RejectionReason.WRONG_SHAPE, "an array of nothing", 1);
        } else if (collected.isSilent()) {
            collected.reject(RejectionReason.WRONG_SHAPE, "no record has a value", 1);
        }
        return true;
    }

    private RejectionReason reason() {
        RejectionReason refusal = record.refusal();
        return refusal == null ? RejectionReason.WRONG_SHAPE : refusal;
    }

    /** No JSON text begins with such a byte but a byte order mark; an array or a tag of CBOR always does. */
    private static boolean isText(byte[] payload) {
        return payload.length == 0 || payload[0] >= 0 || payload[0] == (byte) 0xEF;
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
