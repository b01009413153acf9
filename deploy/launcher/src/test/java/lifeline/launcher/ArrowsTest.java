package lifeline.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "lifeline.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    private static final Path SOURCES = Path.of("src/main/java");

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_CONTRACT_AND_JSON = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "lifeline.launcher..",
                    "lifeline.contract..",
                    "org.postgresql..",
                    "java..",
                    "com.sun.net.httpserver..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule THE_LEDGER_COUNTS_AND_NOTHING_ELSE = noClasses()
            .that()
            .resideInAPackage("..ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "lifeline.launcher.store..",
                    "lifeline.launcher.watch..",
                    "lifeline.launcher.place..",
                    "lifeline.launcher.city..");

    @ArchTest
    static final ArchRule NO_CYCLES_BELOW_THE_COMMAND_LINE =
            slices().matching("lifeline.launcher.(*)..").should().beFreeOfCycles();

    @Test
    void keepsClassesAndPackagesSmall() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                assertTrue(lines.size() <= 400, file + " has " + lines.size() + " lines");
                try (Stream<Path> siblings = Files.list(file.resolveSibling("."))) {
                    long count = siblings.filter(Files::isRegularFile).count();
                    assertTrue(count <= 12, file.getParent() + " has " + count + " files");
                }
            }
        }
    }
}
