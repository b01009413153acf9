package lifeline.stream.store;

import java.sql.SQLException;

/** The store will not take what it was given; nothing of the transaction is kept. */
public final class StoreRefusedException extends Exception {
    StoreRefusedException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
