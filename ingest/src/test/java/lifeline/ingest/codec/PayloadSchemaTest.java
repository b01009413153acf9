package lifeline.ingest.codec;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lifeline.ingest.Samples;
import lifeline.ingest.validation.Rejection;
import lifeline.ingest.validation.RejectionReason;
import lifeline.ingest.validation.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract's schema of a payload allows, the codec reads; what it forbids, the codec refuses at least in part. */
class PayloadSchemaTest {
    private static final Set<RejectionReason> FORM =
            EnumSet.of(RejectionReason.NOT_JSON, RejectionReason.WRONG_SHAPE, RejectionReason.TIME);

    /** Read all the same, though no schema describes them: a sender need not be refused for these. */
    private static final Set<String> TOLERATED = Set.of("null-time-and-seq", "utf-8-byte-order-mark");

    /** What the schema cannot say: the same name twice, a number too long, a value too large. */
    private static final Set<String> BEYOND = Set.of("quantity-twice", "values-twice", "long-name");

    private final Decoder decoder = new Decoder(Vocabulary.of(Samples.catalogue()));

    static List<String> payloads() throws Exception {
        return GoldenPayloadTest.payloads();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void agreesWithTheCodec(String name) throws Exception {
        byte[] payload = Files.readAllBytes(
                Path.of(Objects.requireNonNull(PayloadSchemaTest.class.getResource("/payload/" + name + ".json"))
                        .toURI()));
        List<Rejection> rejections =
                decoder.decode(Samples.message(Samples.TOPIC, payload)).rejections();

        if (isValid(payload)) {
            boolean wellFormed = rejections.stream().noneMatch(rejection -> FORM.contains(rejection.reason()));
            assertTrue(wellFormed || BEYOND.contains(name), () -> "allowed, yet refused: " + rejections);
        } else {
            assertFalse(rejections.isEmpty() && !TOLERATED.contains(name), "forbidden, yet read");
        }
    }

    private static boolean isValid(byte[] payload) throws Exception {
        JsonNode node;
        try {
            node = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(payload);
        } catch (JsonProcessingException e) {
            return false;
        }
        try (InputStream schema = PayloadSchemaTest.class.getResourceAsStream("/schema/payload.schema.json")) {
            JsonSchema loaded = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Objects.requireNonNull(schema));
            return loaded.validate(node).isEmpty();
        }
    }
}
