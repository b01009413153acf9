package lifeline.ingest.codec.cloud;

import java.net.URISyntaxException;
import java.nio.file.Path;
import lifeline.ingest.Samples;
import lifeline.ingest.codec.Decoder;
import lifeline.ingest.foreign.ForeignTopics;
import lifeline.ingest.validation.Vocabulary;

/** A city whose devices publish as they would to either cloud: {@code foreign/clouds.yaml}. */
public final class Clouds {
    public static final String HUAWEI_REPORT = "$oc/devices/gw-0001/sys/properties/report";
    public static final String HUAWEI_GATEWAY = "$oc/devices/gw-0001/sys/gateway/sub_devices/properties/report";

    private Clouds() {}

    /** @param post {@code post}, {@code batch}, {@code pack} or {@code history} */
    public static String alink(String post) {
        return "/sys/a1Bc/gw-0001/thing/event/property/" + (post.equals("post") ? "post" : post + "/post");
    }

    public static Decoder decoder() {
        try {
            Path settings =
                    Path.of(Clouds.class.getResource("/foreign/clouds.yaml").toURI());
            return new Decoder(Vocabulary.of(Samples.catalogue()), ForeignTopics.read(settings, Samples.catalogue()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
