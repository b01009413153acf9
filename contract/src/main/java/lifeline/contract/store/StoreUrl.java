package lifeline.contract.store;

import java.net.URI;

/** {@code LIFELINE_DB_URL} in either of its forms: {@code jdbc:postgresql://…} or {@code postgresql://…}. */
public final class StoreUrl {
    private static final String JDBC = "jdbc:";

    private StoreUrl() {}

    /**
     * The form JDBC wants. A user and password in the URL are left out of it: they are settings of their own.
     *
     * @throws IllegalArgumentException when it is neither form
     */
    public static String jdbc(String url) {
        if (url.startsWith(JDBC + "postgresql://")) {
            return url;
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            URI uri = URI.create(url);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return JDBC + "postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        }
        throw new IllegalArgumentException("must be jdbc:postgresql://HOST:PORT/DB or postgresql://HOST:PORT/DB");
    }
}
