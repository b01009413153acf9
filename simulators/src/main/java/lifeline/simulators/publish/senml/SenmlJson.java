package lifeline.simulators.publish.senml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import lifeline.simulators.device.Emission;
import lifeline.simulators.publish.senml.SenmlFields.Field;

/** Writes SenML in JSON, RFC 8428 §5. Numbers have no exponent. */
public final class SenmlJson {
    private static final JsonFactory JSON = new JsonFactory()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS.mappedFeature()); // firmware prints nan as it is

    private SenmlJson() {}

    public static byte[] encode(Emission emission) {
        List<Map<Field, Object>> records = SenmlFields.of(emission);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (Map<Field, Object> record : records) {
                json.writeStartObject();
                for (Map.Entry<Field, Object> field : record.entrySet()) {
                    json.writeFieldName(field.getKey().json);
                    if (field.getValue() instanceof BigDecimal number) {
                        json.writeNumber(plain(number));
                    } else if (field.getValue() instanceof Double none) {
                        json.writeNumber(none);
                    } else {
                        json.writeString(field.getValue().toString());
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
