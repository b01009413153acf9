package lifeline.alerts.noise;

import java.util.List;
import java.util.Map;
import lifeline.contract.rule.Track;
import lifeline.contract.signal.Severity;

/** What matchers look at. A label that is not there is empty. */
public record Labels(Map<String, String> values) {
    public static final String DOMAIN = "domain";
    public static final String SEVERITY = "severity";
    public static final String TRACK = "track";

    /** All there are, by name. */
    public static final List<String> NAMES =
            List.of("rule", "subject", DOMAIN, "asset", "district", "owner", SEVERITY, "device", "quantity", TRACK);

    public Labels {
        values = Map.copyOf(values);
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether people are at risk, and gravely: what must not be lost in anybody's quiet. */
    public boolean isRedHazard() {
        return value(SEVERITY).equals(Severity.RED.name()) && value(TRACK).equals(Track.HAZARD.name());
    }

    /** What a red of a domain has for certain. */
    public static Labels redOf(String domain) {
        return new Labels(Map.of(DOMAIN, domain, SEVERITY, Severity.RED.name()));
    }

    /** What any red hazard has for certain. */
    public static Labels redHazard() {
        return new Labels(Map.of(SEVERITY, Severity.RED.name(), TRACK, Track.HAZARD.name()));
    }
}
