package lifeline.simulators.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.topic.Format;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NativeJsonTest {
    private static final Topic TOPIC = new Topic("gas", "gas-well-0001", "gas-methane-0001", Format.JSON);
    private static final Instant AT = Instant.parse("2026-11-22T01:02:03.5Z");

    @Test
    void writesTimeNumberValueAndUnit() {
        assertEquals(
                "{\"t\":\"2026-11-22T01:02:03.500Z\",\"seq\":7,\"v\":{\"methane\":0.04},\"u\":{\"methane\":\"%VOL\"}}",
                written(new Emission.Form(false, false), Map.of("methane", "%VOL"), sample(AT, 7L, 0.04)));
    }

    @Test
    void leavesOutWhatADeviceDoesNotTell() {
        assertEquals("{\"v\":{\"methane\":60.0}}", written(Emission.Form.PLAIN, Map.of(), sample(null, null, 60)));
    }

    @Test
    void writesEpochMillisecondsAndArrays() {
        assertEquals(
                "[{\"t\":1795309323500,\"v\":{\"methane\":1.0}},{\"t\":1795309323501,\"v\":{\"methane\":2.0}}]",
                written(
                        new Emission.Form(true, true),
                        Map.of(),
                        sample(AT, null, 1),
                        sample(AT.plusMillis(1), null, 2)));
    }

    private static Sample sample(@Nullable Instant time, @Nullable Long seq, double methane) {
        return new Sample(time, seq, Map.of("methane", methane));
    }

    private static String written(Emission.Form form, Map<String, String> units, Sample... samples) {
        byte[] bytes = NativeJson.encode(new Emission(AT, TOPIC, List.of(samples), form, units, false));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
