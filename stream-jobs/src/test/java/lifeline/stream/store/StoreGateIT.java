package lifeline.stream.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import lifeline.contract.store.StoreVersion;
import org.junit.jupiter.api.Test;

class StoreGateIT {
    @Test
    void aStoreOfOurVersionIsGood() throws SQLException {
        StoreAccess access = StoreUnderTest.empty();
        assertDoesNotThrow(() -> StoreGate.check(access));
    }

    @Test
    void aStoreOfAnotherVersionIsRefused() throws SQLException {
        StoreAccess access = StoreUnderTest.empty();
        StoreUnderTest.run(
                access,
                "update flyway_schema_history set version = '99' where version = '" + StoreVersion.EXPECTED + "'");
        try {
            StoreFailedException refused = assertThrows(StoreFailedException.class, () -> StoreGate.check(access));
            assertTrue(String.valueOf(refused.getMessage()).contains("version 99"));
        } finally {
            StoreUnderTest.run(
                    access,
                    "update flyway_schema_history set version = '" + StoreVersion.EXPECTED + "' where version = '99'");
        }
    }

    @Test
    void aStoreThatWasNeverMigratedIsRefused() throws SQLException {
        StoreAccess access = StoreUnderTest.empty();
        StoreAccess bare =
                new StoreAccess(access.url().replace("/lifeline", "/postgres"), access.user(), access.password());
        assertThrows(StoreFailedException.class, () -> StoreGate.check(bare));
    }

    @Test
    void aWrongPasswordIsRefusedAtOnce() {
        StoreAccess access = StoreUnderTest.access();
        StoreAccess wrong = new StoreAccess(access.url(), "nobody", "wrong");
        assertThrows(StoreFailedException.class, () -> StoreGate.check(wrong));
    }
}
