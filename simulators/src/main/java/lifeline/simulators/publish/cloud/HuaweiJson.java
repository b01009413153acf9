package lifeline.simulators.publish.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;

/** Writes Huawei IoTDA reports, the domain being the service: of one device, or of those behind a gateway. */
public final class HuaweiJson {
    private static final JsonFactory JSON = new JsonFactory()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS.mappedFeature()); // firmware prints nan as it is
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private HuaweiJson() {}

    public static String topic(Emission emission) {
        return "$oc/devices/" + emission.topic().device() + "/sys/properties/report";
    }

    public static String gatewayTopic(String gateway) {
        return "$oc/devices/" + gateway + "/sys/gateway/sub_devices/properties/report";
    }

    /** @throws IllegalArgumentException when the emission names units, which a report cannot tell */
    public static byte[] encode(Emission emission) {
        return written(json -> writeServices(emission, json));
    }

    /** What several devices say, as their gateway reports it. */
    public static byte[] encode(Collection<Emission> emissions) {
        return written(json -> {
            json.writeArrayFieldStart("devices");
            for (Emission emission : emissions) {
                json.writeStartObject();
                json.writeStringField("device_id", emission.topic().device());
                writeServices(emission, json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] written(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void writeServices(Emission emission, JsonGenerator json) throws IOException {
        if (!emission.units().isEmpty()) {
            throw new IllegalArgumentException("a report tells no units: " + emission.units());
        }
        json.writeArrayFieldStart("services");
        for (Sample sample : emission.samples()) {
            json.writeStartObject();
            json.writeStringField("service_id", emission.topic().domain());
            json.writeObjectFieldStart("properties");
            for (Map.Entry<String, Double> value : sample.values().entrySet()) {
                json.writeNumberField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
            if (sample.time() != null) {
                String time = time(sample.time());
                json.writeStringField(
                        "event_time", emission.form().zoneless() ? time.substring(0, time.length() - 1) : time);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** To the second where that is exact, to the millisecond otherwise: the platform reads either. */
    private static String time(Instant at) {
        boolean exact = at.equals(at.truncatedTo(ChronoUnit.SECONDS));
        return (exact ? SECONDS : MILLIS).format(at);
    }
}
