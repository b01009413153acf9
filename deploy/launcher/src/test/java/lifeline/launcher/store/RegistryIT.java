package lifeline.launcher.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.contract.topology.CityTopology;
import lifeline.database.DatabaseProcess;
import lifeline.launcher.ledger.DomainCount;
import lifeline.launcher.ledger.StoredCount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryIT {
    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    private final DatabaseProcess database;
    private final Store store;
    private final City city = City.generate(Simulation.all(Catalogue.load()), 100);

    RegistryIT(@TempDir Path directory) {
        this.database = DatabaseProcess.start(directory).migrated();
        this.store = new Store(database.url(), database.user(), database.password());
    }

    @BeforeAll
    void enterTheCity() {
        new Registry(store).enter(city);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void entersTheSameCityTwiceWithoutAChange() {
        String before = query("select count(*) || ' ' || max(id) from sensor");

        new Registry(store).enter(city);

        assertEquals(before, query("select count(*) || ' ' || max(id) from sensor"));
        assertEquals("100", query("select count(*) from device where registered"));
        assertEquals(Integer.toString(city.assets().size()), query("select count(*) from asset where simulated"));
        assertEquals(
                Integer.toString(CityTopology.connections(city, Simulation.all(Catalogue.load()))
                        .size()),
                query("select count(*) from asset_connection"));
    }

    @Test
    void registersADeviceThatHadBeenAStranger() {
        String device = city.devices().get(0).id();
        execute("update device set registered = false, expires_at = now() where id = '" + device + "'");

        new Registry(store).enter(city);

        assertEquals("t", query("select registered and expires_at is null from device where id = '" + device + "'"));
    }

    @Test
    void countsWhatARunHasAdded() {
        String sensor = city.devices().get(0).id() + "."
                + city.devices().get(0).quantities().get(0);
        String domain = city.devices().get(0).domain();
        execute("insert into reading select id, '2026-11-22T05:59:59Z'::timestamptz + n * interval '1 s', 1,"
                + " case n when 2 then 4 * 32767 & 32764 else 0 end"
                + " from sensor, generate_series(0, 2) n where device || '.' || quantity = '" + sensor + "'");
        StoreCounts counts = new StoreCounts(store);

        assertEquals(Map.of(sensor, new StoredCount(2, 1)), counts.bySensor(START));
        assertEquals(2, counts.total(START));
        assertEquals(
                new DomainCount(2, 0, 0, 0),
                counts.byDomain(List.of(domain), START, START.plusSeconds(60)).getOrDefault(domain, DomainCount.NONE));
        assertEquals(0, counts.signalLag());
        assertEquals(List.of(), new SignalFeed(store).next());
    }

    private void execute(String sql) {
        store.use(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private String query(String sql) {
        return store.use(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                if (!row.next()) {
                    throw new SQLException("no row");
                }
                return row.getString(1);
            }
        });
    }
}
