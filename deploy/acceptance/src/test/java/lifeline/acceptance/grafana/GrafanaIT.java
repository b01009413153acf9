package lifeline.acceptance.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lifeline.contract.city.City;
import lifeline.contract.domain.Catalogue;
import lifeline.contract.simulation.Simulation;
import lifeline.database.DatabaseProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every question the dashboard asks, asked as Grafana asks it, as the login it has. */
class GrafanaIT {
    private static final int DEVICES = 60;
    private static final String READER = "lifeline_reader_login";

    @TempDir
    private static Path data;

    private static DatabaseProcess database;
    private static Connection reader;

    @BeforeAll
    static void fillTheStore() throws SQLException {
        database = DatabaseProcess.start(data).migrated();
        try (Connection admin = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            SimulatedStore.fill(admin, City.generate(Simulation.all(Catalogue.load()), DEVICES));
        }
        reader = DriverManager.getConnection(database.url(), READER, database.password());
    }

    @AfterAll
    static void stop() throws SQLException {
        if (reader != null) {
            reader.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPanelReturnsAtLeastOneRow() throws IOException, SQLException {
        Macros macros = macros();
        return Dashboard.read(Dashboard.CITY).statements().entrySet().stream()
                .map(statement -> DynamicTest.dynamicTest(
                        statement.getKey(),
                        () -> assertFalse(
                                rows(macros.expand(statement.getValue())).isEmpty(),
                                () -> "no row from: " + macros.expand(statement.getValue()))));
    }

    @Test
    void everyVariableHasAValue() throws IOException, SQLException {
        Macros macros = macros();
        for (String sql : Dashboard.read(Dashboard.CITY).variables().values()) {
            assertFalse(rows(macros.expand(sql)).isEmpty(), sql);
        }
    }

    @Test
    void theCurveOfASensorHasAPointAMinuteOverDaysAndAPointAnHourOverWeeks() throws IOException, SQLException {
        String sql = Dashboard.read(Dashboard.CITY).statements().get("测点曲线 Sensor: $sensor A");
        Instant now = Instant.now();
        assertEquals(61, rows(over(now, Duration.ofDays(1)).expand(sql)).size());
        int minutes = rows(over(now, Duration.ofDays(7)).expand(sql)).size();
        int hours = rows(over(now, Duration.ofDays(30)).expand(sql)).size();
        assertTrue(minutes > 2 && minutes <= 61, () -> minutes + " minutes");
        assertTrue(hours >= 1 && hours <= 2, () -> hours + " hours");
    }

    private static Macros over(Instant now, Duration range) {
        Macros macros = new Macros(now.minus(range), now, "10s");
        // sensors whose readings are judged have one in four numbers
        macros.define("sensor", "4");
        return macros;
    }

    @Test
    void openAlertsCountsEachSeverityEvenWhenThereIsNone() throws IOException, SQLException {
        String sql = Dashboard.read(Dashboard.CITY).statements().get("未结预警 Open alerts A");
        assertEquals(
                List.of("红 Red", "橙 Orange", "黄 Yellow", "蓝 Blue"),
                rows(macros().expand(sql)).stream().map(row -> row.get(0)).toList());
    }

    @Test
    void theLoginOfTheDashboardCannotWrite() {
        SQLException refused = assertThrows(SQLException.class, () -> {
            try (Statement statement = reader.createStatement()) {
                statement.execute("delete from reading");
            }
        });
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void everyPanelAsksTheProvisionedDataSource() throws IOException {
        Dashboard.read(Dashboard.CITY)
                .json()
                .findValues("datasource")
                .forEach(source -> assertEquals("lifeline", source.get("uid").asText(), source::toString));
    }

    @Test
    void everyTitleIsChineseFirst() throws IOException {
        for (String title : Dashboard.read(Dashboard.CITY).statements().keySet()) {
            assertTrue(title.codePointAt(0) >= 0x4E00, title);
        }
    }

    private static Macros macros() throws IOException, SQLException {
        Instant now = Instant.now();
        Macros macros = new Macros(now.minus(Duration.ofHours(1)), now, "10s");
        Map<String, String> variables = Dashboard.read(Dashboard.CITY).variables();
        macros.define(
                "domain",
                rows(variables.get("domain")).stream()
                        .map(row -> "'" + row.get(0) + "'")
                        .collect(Collectors.joining(",")));
        // the first sensor is one that has had an alert
        macros.define("sensor", "1");
        return macros;
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getObject(column)));
                }
                all.add(row);
            }
            return all;
        }
    }
}
