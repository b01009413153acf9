package lifeline.acceptance.console;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import lifeline.acceptance.browser.Chromium;
import lifeline.database.DatabaseProcess;

/** A service over a city in which six alerts are open, and a browser to look at it. */
final class ConsoleCity implements AutoCloseable {
    final Chromium chromium;
    final CityAtWork city;
    final ServiceProcess service;
    /** The well with the red alert. */
    final String leaking;

    private final DatabaseProcess database;

    private ConsoleCity(Chromium chromium, DatabaseProcess database, CityAtWork city, String leaking, Path data)
            throws IOException {
        this.chromium = chromium;
        this.database = database;
        this.city = city;
        this.leaking = leaking;
        this.service = ServiceProcess.start(database, data);
    }

    static ConsoleCity start(Path data) throws IOException, SQLException {
        Chromium chromium = Chromium.start();
        DatabaseProcess database =
                DatabaseProcess.start(data.resolve("database")).migrated();
        CityAtWork city = new CityAtWork(database);
        String leaking = city.device("gas", "methane", 1);
        city.leak(leaking, "methane");
        city.meet("foreign-0001", leaking, "methane");
        ConsoleCity started = new ConsoleCity(chromium, database, city, leaking, data);
        started.raise();
        return started;
    }

    private void raise() throws SQLException {
        city.raise("gas.methane.leak", leaking, "RED", 62.4, 50, 220);
        city.raise("gas.methane.leak", city.device("gas", "methane", 2), "ORANGE", 31.2, 25, 660);
        city.raise("gas.methane.leak", "foreign-0001", "YELLOW", 12.1, 10, 840);
        String road = city.device("waterlogging", "road-depth", 1);
        city.raise("waterlogging.road-depth.ponding", road, "YELLOW", 17, 15, 1500);
        city.raise("bridge.deflection.high", city.device("bridge", "deflection", 0), "YELLOW", 38.2, 36, 3000);
        city.raise("water.pressure.silent", city.device("water", "pressure", 3), "BLUE", 1820, 900, 1820);
    }

    @Override
    public void close() {
        for (AutoCloseable started : new AutoCloseable[] {service, city, database, chromium}) {
            try {
                started.close();
            } catch (Exception e) {
                throw new IllegalStateException("could not be stopped", e);
            }
        }
    }
}
