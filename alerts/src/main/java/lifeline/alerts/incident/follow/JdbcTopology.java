package lifeline.alerts.incident.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import lifeline.contract.domain.Text;
import lifeline.contract.topology.Connection.Kind;
import lifeline.contract.topology.InvalidTopologyException;
import lifeline.contract.topology.Site;
import lifeline.contract.topology.Topology;
import org.jboss.logging.Logger;

/**
 * Reads the graph of the assets. One that cannot be (a loop in the direction of flow) is refused whole, with a line in the log that
 * names it; assets are then known by their positions alone.
 */
@Singleton
public final class JdbcTopology {
    private static final Logger LOG = Logger.getLogger(JdbcTopology.class);

    Topology read(Connection connection) throws SQLException {
        List<Site> sites = sites(connection);
        try {
            return Topology.of(sites, connections(connection));
        } catch (InvalidTopologyException e) {
            LOG.errorf("the connections of the assets are not used: %s", e.getMessage());
            return Topology.of(sites, List.of());
        }
    }

    private static List<Site> sites(Connection connection) throws SQLException {
        String sql = "select * from asset where longitude is not null and latitude is not null order by id";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<Site> sites = new ArrayList<>();
            while (row.next()) {
                sites.add(new Site(
                        row.getString("id"),
                        row.getString("domain"),
                        row.getString("kind"),
                        new Text(row.getString("title_zh"), row.getString("title_en")),
                        new Text(row.getString("place_zh"), row.getString("place_en")),
                        row.getString("district"),
                        row.getString("owner"),
                        row.getDouble("longitude"),
                        row.getDouble("latitude")));
            }
            return sites;
        }
    }

    private static List<lifeline.contract.topology.Connection> connections(Connection connection) throws SQLException {
        String sql = """
                select c.* from asset_connection c join asset f on f.id = c.from_asset join asset t on t.id = c.to_asset
                where f.longitude is not null and f.latitude is not null and t.longitude is not null and t.latitude is not null
                """;
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<lifeline.contract.topology.Connection> connections = new ArrayList<>();
            while (row.next()) {
                connections.add(new lifeline.contract.topology.Connection(
                        row.getString("from_asset"),
                        row.getString("to_asset"),
                        Kind.valueOf(row.getString("kind")),
                        row.getDouble("metres")));
            }
            return connections;
        }
    }
}
