package lifeline.launcher.store;

import java.sql.SQLException;

/** The store did not answer, or not as expected. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreUnavailableException(SQLException cause) {
        super("the store did not answer: " + cause.getMessage(), cause);
    }
}
