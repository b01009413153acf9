package lifeline.stream.store;

import java.io.Serializable;

/**
 * Where the store is and who we are there.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 */
public record StoreAccess(String url, String user, String password) implements Serializable {
    @Override
    public String toString() {
        return "StoreAccess[" + url + ", " + user + ']';
    }
}
