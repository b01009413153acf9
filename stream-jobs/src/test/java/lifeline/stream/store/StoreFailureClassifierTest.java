package lifeline.stream.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreFailureClassifierTest {
    @ParameterizedTest(name = "{2} ({0}): {1}")
    @CsvSource({
        "08006, RETRY, the connection broke",
        "08001, RETRY, nobody listens",
        "57P03, RETRY, the server is starting",
        "57P01, RETRY, the server is shut down",
        "53100, RETRY, the disk is full",
        "53300, RETRY, it takes no more connections",
        "55P03, RETRY, a lock was not to be had in time",
        "57014, RETRY, a statement took too long",
        "25P03, RETRY, a transaction was idle for too long",
        "40001, RETRY, a transaction must be done again",
        "40P01, RETRY, two waited for each other",
        "25006, RETRY, the server is read only",
        "22003, DISCARD, a value is out of the column's range",
        "23514, DISCARD, a constraint is violated",
        "42P01, FAIL, a table is missing",
        "28P01, FAIL, the password is wrong",
        "42501, FAIL, a right is missing",
        ", FAIL, nobody knows"
    })
    void tellsWhatToDo(String state, StoreFailure expected, String what) {
        assertEquals(expected, StoreFailureClassifier.classify(new SQLException(what, state)));
    }
}
