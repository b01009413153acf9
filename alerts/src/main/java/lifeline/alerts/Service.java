package lifeline.alerts;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.LinkedHashMap;
import java.util.Map;
import lifeline.contract.process.ParentWatch;
import org.eclipse.microprofile.config.ConfigProvider;

/** The running service, from ready to stopped. */
public final class Service implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("url", "http://" + host + ":" + port);
        ParentWatch.ready(facts);
        Quarkus.waitForExit();
        return 0;
    }
}
