package lifeline.database.migration;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import lifeline.contract.process.ParentWatch;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Migrates one store and ends: exit code 0 when it is of this build's version, 2 for wrong settings, 1 for a failure. */
public final class MigrateMain {
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private MigrateMain() {}

    public static void main(String[] arguments) {
        ParentWatch.start();
        FLYWAY.setLevel(Level.WARNING);
        try {
            MigrationSettings settings = MigrationSettings.from(System.getenv());
            int applied = new StoreMigration(settings).run();
            ParentWatch.ready(Map.of("applied", applied));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
            System.exit(2);
        } catch (NewerStoreException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        } catch (FlywayValidateException e) {
            System.out.println(
                    "the tables of this store were made by another build, whose scripts differ from this one's:"
                            + " use that build, or begin with an empty store");
            System.exit(1);
        } catch (SQLException | IOException | FlywayException e) {
            System.out.println("the store cannot be migrated: " + e.getMessage());
            System.exit(1);
        }
    }
}
