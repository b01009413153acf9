package lifeline.alerts.access;

import java.util.Set;

/**
 * The part of the city somebody acts for.
 *
 * @param domains folder names; empty for all
 * @param districts empty for all
 */
public record Scope(Set<String> domains, Set<String> districts) {
    public static final Scope ALL = new Scope(Set.of(), Set.of());
    /** The attribute of an identity that has one. */
    public static final String ATTRIBUTE = "lifeline.scope";

    public Scope {
        domains = Set.copyOf(domains);
        districts = Set.copyOf(districts);
    }

    public boolean isAll() {
        return domains.isEmpty() && districts.isEmpty();
    }

    /** @param district empty where nobody knows it: then only who acts for all districts may */
    public boolean holds(String domain, String district) {
        return (domains.isEmpty() || domains.contains(domain)) && (districts.isEmpty() || districts.contains(district));
    }
}
