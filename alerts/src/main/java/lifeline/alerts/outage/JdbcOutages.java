package lifeline.alerts.outage;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lifeline.alerts.store.Columns;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.rule.Condition;
import lifeline.contract.rule.Rule;

/** Finds areas that have fallen silent, from the registry and the open alerts about silence. */
@Singleton
public final class JdbcOutages {
    private static final String DEVICES = """
            select d.domain, a.district, count(*) as devices from device d join asset a on a.id = d.asset
            where d.registered group by 1, 2""";
    private static final String SILENT = """
            select d.domain, a.district, l.device, min(l.began_at) as since, array_agg(l.id) as alerts
            from alert l join device d on d.id = l.device join asset a on a.id = d.asset
            where l.machine = 'ACTIVE' and l.stage <> 'CLOSED' and l.exercise is null and d.registered and l.rule = any (?)
            group by 1, 2, 3 order by 1, 2, 3""";

    private final String[] silences;

    /** @param catalogue whose rules about silence count */
    public JdbcOutages(Catalogue catalogue) {
        this.silences = catalogue.rules().stream()
                .filter(rule -> rule.condition() instanceof Condition.Absence)
                .map(Rule::id)
                .toArray(String[]::new);
    }

    public List<Outage> now(Connection connection) throws SQLException {
        List<SilentDevice> silent = silent(connection);
        return silent.size() < Outage.LEAST ? List.of() : Outage.of(devices(connection), silent);
    }

    private static Map<Cell, Integer> devices(Connection connection) throws SQLException {
        Map<Cell, Integer> devices = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(DEVICES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                devices.put(cell(row), row.getInt("devices"));
            }
        }
        return devices;
    }

    private List<SilentDevice> silent(Connection connection) throws SQLException {
        List<SilentDevice> silent = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SILENT)) {
            Array rules = connection.createArrayOf("text", silences);
            select.setArray(1, rules);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Long[] alerts = (Long[]) row.getArray("alerts").getArray();
                    silent.add(new SilentDevice(
                            cell(row), row.getString("device"), Columns.instant(row, "since"), List.of(alerts)));
                }
            }
        }
        return silent;
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getString("domain"), row.getString("district"));
    }
}
