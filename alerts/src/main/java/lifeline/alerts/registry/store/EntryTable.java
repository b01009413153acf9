package lifeline.alerts.registry.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of entries, within the caller's transaction. */
interface EntryTable<T> {
    /** The word for it in the audit and in messages. */
    String kind();

    String id(T entry);

    List<Registered<T>> search(Connection connection, Search search) throws SQLException;

    /** Those that are there, held until the transaction ends. */
    Map<String, Registered<T>> hold(Connection connection, Collection<String> ids) throws SQLException;

    /** What has to be looked up before {@code wanted} can be judged. */
    Known<T> known(Connection connection, List<T> wanted) throws SQLException;

    /** Judges entries by what else is there. */
    interface Known<T> {
        /** Why it cannot be entered beside the others. */
        Optional<String> fault(T wanted, Optional<Registered<T>> before);
    }

    /** Enters what is new and replaces what is there. */
    void write(Connection connection, List<T> entries, Instant now) throws SQLException;

    /** Why it cannot be taken out. */
    Optional<String> needed(Connection connection, String id) throws SQLException;

    void retire(Connection connection, String id, Instant at) throws SQLException;

    /** The domain whose rules are touched where an entry comes back or is taken out. */
    Optional<String> judged(T entry);
}
