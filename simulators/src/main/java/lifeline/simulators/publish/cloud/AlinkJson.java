package lifeline.simulators.publish.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/** Writes Alink property posts: one sample as {@code property/post}, several as {@code property/batch/post}. */
public final class AlinkJson {
    private static final JsonFactory JSON = new JsonFactory()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS.mappedFeature()); // firmware prints nan as it is

    private AlinkJson() {}

    /** The topic a device of the product {@code productKey} posts on. */
    public static String topic(String productKey, Emission emission) {
        return "/sys/" + productKey + '/' + emission.topic().device() + "/thing/event/property/"
                + (isBatch(emission) ? "batch/post" : "post");
    }

    /**
     * @param id of the message, told back in the cloud's answer
     * @throws IllegalArgumentException when the emission names units, which Alink cannot tell
     */
    public static byte[] encode(long id, Emission emission) {
        if (!emission.units().isEmpty()) {
            throw new IllegalArgumentException("Alink tells no units: " + emission.units());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", Long.toString(id));
            json.writeStringField("version", "1.0");
            json.writeObjectFieldStart("sys");
            json.writeNumberField("ack", 0);
            json.writeEndObject();
            json.writeObjectFieldStart("params");
            if (isBatch(emission)) {
                writeBatch(emission, json);
            } else {
                writeOne(emission.samples().get(0), json);
            }
            json.writeEndObject();
            json.writeStringField("method", "thing.event.property." + (isBatch(emission) ? "batch.post" : "post"));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static boolean isBatch(Emission emission) {
        return emission.samples().size() != 1;
    }

    private static void writeOne(Sample sample, JsonGenerator json) throws IOException {
        for (Map.Entry<String, Double> value : sample.values().entrySet()) {
            json.writeFieldName(value.getKey());
            write(sample, value.getValue(), json);
        }
    }

    private static void writeBatch(Emission emission, JsonGenerator json) throws IOException {
        Set<String> quantities = new LinkedHashSet<>();
        emission.samples().forEach(sample -> quantities.addAll(sample.values().keySet()));
        json.writeObjectFieldStart("properties");
        for (String quantity : quantities) {
            json.writeArrayFieldStart(quantity);
            for (Sample sample : emission.samples()) {
                Double value = sample.values().get(quantity);
                if (value != null) {
                    write(sample, value, json);
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(Sample sample, double value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("value", value);
        if (sample.time() != null) {
            json.writeNumberField("time", sample.time().toEpochMilli());
        }
        json.writeEndObject();
    }
}
