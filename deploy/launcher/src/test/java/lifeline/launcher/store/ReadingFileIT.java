package lifeline.launcher.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lifeline.database.DatabaseProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingFileIT {
    private static final String CITY = """
            insert into device (id, asset, domain, period_s, registered) values
                ('well-1', 'asset-1', 'gas', 60, true), ('pump-1', 'asset-2', 'water', 60, true),
                ('exercise-7:well-1', 'exercise-7:asset-1', 'gas', 60, false);
            insert into sensor (device, quantity) values
                ('well-1', 'methane'), ('pump-1', 'pressure'), ('exercise-7:well-1', 'methane');
            insert into reading (sensor, observed_at, value, quality)
            select sensor.id, '2026-01-15T02:00:00Z'::timestamptz + n * interval '1 minute', 0.1 + n,
                case when n = 2 then 2048 else 0 end
            from sensor, generate_series(0, 4) n;
            insert into asset (id, domain, kind, title_zh, title_en, district, place_zh, place_en, owner, simulated)
            select id, 'gas', 'well', '', '', '', '', '', '', true from unnest(array['asset-1', 'asset-2']) id;
            insert into asset_connection (from_asset, to_asset, kind, metres) values
                ('asset-1', 'asset-2', 'FLOWS_TO', 80.5), ('asset-2', 'asset-1', 'BESIDE', 3)""";

    private final Path directory;

    ReadingFileIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void writesWhatTheCityItselfToldInThatTimeAndItsPipes() throws IOException {
        try (DatabaseProcess database =
                DatabaseProcess.start(directory.resolve("database")).migrated()) {
            Store store = SignalFile.store(
                    database.url(),
                    Map.of("LIFELINE_DB_USER", database.user(), "LIFELINE_DB_PASSWORD", database.password()));
            store.use(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute(CITY);
                }
            });
            Path file = directory.resolve("readings.csv");
            Instant from = Instant.parse("2026-01-15T02:01:00Z");
            assertEquals(2, ReadingFile.write(store, Set.of("gas"), from, from.plusSeconds(180), file));
            assertEquals(
                    List.of(
                            "sensor,quantity,observed_at,value,asset,domain",
                            "well-1,methane,2026-01-15T02:01:00Z,1.1,asset-1,gas",
                            "well-1,methane,2026-01-15T02:03:00Z,3.1,asset-1,gas"),
                    Files.readAllLines(file));
            assertEquals(1, PipesFile.write(store, file));
            assertEquals(List.of("from,to,metres", "asset-1,asset-2,80.5"), Files.readAllLines(file));
        }
    }
}
