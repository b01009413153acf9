package lifeline.stream.store.beginning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.topology.Connection;
import lifeline.contract.topology.Connection.Kind;
import lifeline.contract.topology.Topology;
import lifeline.stream.store.StoreAccess;
import lifeline.stream.store.StoreFailedException;
import lifeline.stream.store.StoreRefusedException;
import lifeline.stream.store.StoreSession;
import org.apache.flink.util.function.SerializableSupplier;

/** How the assets are connected, by the store's {@code asset_connection}; only what flows from one to the next. */
public final class JdbcPipes implements SerializableSupplier<Topology> {
    private static final long serialVersionUID = 1;

    private static final String PIPES =
            "select from_asset, to_asset, metres from asset_connection where kind = 'FLOWS_TO' order by 1, 2";

    private final StoreAccess access;

    public JdbcPipes(StoreAccess access) {
        this.access = access;
    }

    /** @throws StoreFailedException when it cannot be read */
    @Override
    public Topology get() {
        try (StoreSession session = new StoreSession(access)) {
            return Topology.ofConnections(session.transact(JdbcPipes::read));
        } catch (StoreRefusedException e) {
            throw new StoreFailedException("the connections of the assets cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailedException("interrupted while the connections of the assets were read", e);
        }
    }

    private static List<Connection> read(java.sql.Connection session) throws SQLException {
        List<Connection> pipes = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(PIPES)) {
            while (row.next()) {
                pipes.add(new Connection(
                        row.getString("from_asset"),
                        row.getString("to_asset"),
                        Kind.FLOWS_TO,
                        row.getDouble("metres")));
            }
        }
        return pipes;
    }
}
