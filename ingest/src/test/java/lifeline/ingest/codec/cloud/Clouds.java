package lifeline.ingest.codec.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import lifeline.contract.domain.Quantity;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.Route;
import lifeline.ingest.validation.Vocabulary;

/** Places that devices of the clouds report to, and their topics. */
final class Clouds {
    static final String HUAWEI_REPORT = "$oc/devices/gw-0001/sys/properties/report";
    static final String HUAWEI_GATEWAY = "$oc/devices/gw-0001/sys/gateway/sub_devices/properties/report";

    private static final Map<String, String> NAMES = Map.of(
            "WF", "pressure",
            "temperature", "temperature",
            "methane", "methane",
            "Temperature.value", "temperature",
            "Temperature.value2", "methane",
            "level", "pressure",
            "PhV_phsA", "pressure",
            "analog.PhV_phsB", "methane");

    private Clouds() {}

    static String alink(String post) {
        return "/sys/a1Bc/alink-0001/thing/event/property/" + (post.equals("post") ? "post" : post + "/post");
    }

    /** What the setting of a deployment would make of such a topic. */
    static Route route() {
        Map<String, Quantity> own =
                Vocabulary.of(Samples.catalogue()).quantities("gas").orElseThrow();
        Map<String, Quantity> known = new HashMap<>();
        NAMES.forEach((name, target) -> known.put(name, Objects.requireNonNull(own.get(target))));
        return new Route("gas", "well-0001", "gw-0001", known);
    }
}
