package lifeline.alerts.store;

import java.sql.SQLException;

/** The store cannot be used right now. The request may be sent again; followers try again by themselves. */
public final class StoreException extends RuntimeException {
    public StoreException(String message, SQLException cause) {
        super(message, cause);
    }
}
