package lifeline.stream.store;

import java.sql.SQLException;

/** Tells by the SQLSTATE what to do about a failure. An unknown one fails: guessing would lose data or hang for ever. */
public final class StoreFailureClassifier {
    private static final int CLASS_LENGTH = 2;

    private StoreFailureClassifier() {}

    public static StoreFailure classify(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() < CLASS_LENGTH) {
            return StoreFailure.FAIL;
        }
        return switch (state) {
            // read only, as after a failover; a transaction, a wait for a lock, a query cut short
            case "25006", "25P03", "25P04", "55P03", "57014" -> StoreFailure.RETRY;
            default -> byClass(state.substring(0, CLASS_LENGTH));
        };
    }

    private static StoreFailure byClass(String stateClass) {
        return switch (stateClass) {
            case "08", "40", "53", "57", "58" ->
                StoreFailure.RETRY; // connection, deadlock, resources, shutdown, system
            case "22", "23", "21" -> StoreFailure.DISCARD; // data, constraint, cardinality
            default -> StoreFailure.FAIL;
        };
    }
}
