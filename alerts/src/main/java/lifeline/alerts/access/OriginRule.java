package lifeline.alerts.access;

import org.jspecify.annotations.Nullable;

/**
 * Which pages may send a change: only our own. Browsers say where a request comes from; what says nothing is no browser,
 * and carries no cookie of one.
 */
public final class OriginRule {
    private OriginRule() {}

    /**
     * @param origin the request's {@code Origin}
     * @param fetchSite its {@code Sec-Fetch-Site}
     * @param host its {@code Host}
     */
    public static boolean isAllowed(@Nullable String origin, @Nullable String fetchSite, @Nullable String host) {
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
            return false;
        }
        if (origin == null) {
            return true;
        }
        return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }
}
