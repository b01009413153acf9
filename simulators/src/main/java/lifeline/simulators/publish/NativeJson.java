package lifeline.simulators.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/** Writes the native payload, {@code {"t":…,"seq":…,"v":{…},"u":{…}}} or an array of these. */
public final class NativeJson {
    private static final JsonFactory JSON = new JsonFactory()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS.mappedFeature()); // firmware prints nan as it is
    private static final int USUAL_SIZE = 160;

    private NativeJson() {}

    public static byte[] encode(Emission emission) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            if (emission.form().array()) {
                json.writeStartArray();
            }
            for (Sample sample : emission.samples()) {
                write(sample, emission, json);
            }
            if (emission.form().array()) {
                json.writeEndArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(Sample sample, Emission emission, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (sample.time() != null) {
            if (emission.form().epochMillis()) {
                json.writeNumberField("t", sample.time().toEpochMilli());
            } else {
                String time = sample.time().toString();
                json.writeStringField("t", emission.form().zoneless() ? time.substring(0, time.length() - 1) : time);
            }
        }
        if (sample.seq() != null) {
            json.writeNumberField("seq", sample.seq());
        }
        json.writeObjectFieldStart("v");
        for (Map.Entry<String, Double> value : sample.values().entrySet()) {
            json.writeNumberField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
        if (!emission.units().isEmpty()) {
            json.writeObjectFieldStart("u");
            for (String quantity : sample.values().keySet()) {
                String unit = emission.units().get(quantity);
                if (unit != null) {
                    json.writeStringField(quantity, unit);
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
