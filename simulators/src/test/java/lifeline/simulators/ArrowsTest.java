package lifeline.simulators;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final int MOST_LINES = 400;
    private static final int MOST_FILES = 12;
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lifeline.simulators");

    @Test
    void dependsOnTheContractPahoAndJacksonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.simulators..",
                        "lifeline.contract..",
                        "org.eclipse.paho..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "java..",
                        "javax.net..")
                .check(MAIN);
    }

    @Test
    void onlyTheConnectionsKnowPaho() {
        noClasses()
                .that()
                .haveNameNotMatching("lifeline\\.simulators\\.(publish\\.Paho|sparkplug\\.NodeConnection).*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.paho..")
                .check(MAIN);
    }

    @Test
    void wavesFaultsAndDevicesArePure() {
        noClasses()
                .that()
                .resideInAnyPackage("..wave..", "..fault..", "..physics..", "..device..", "..frame..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..publish..", "..truth..", "java.util.concurrent..", "java.io..", "java.net..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }

    @Test
    void noClassIsLongerThan400LinesAndNoPackageHasMoreThan12Files() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> all = paths.toList();
            for (Path path : all) {
                if (Files.isRegularFile(path)) {
                    assertTrue(Files.readAllLines(path).size() <= MOST_LINES, path + " is too long");
                } else {
                    long files = all.stream()
                            .filter(file -> path.equals(file.getParent()) && Files.isRegularFile(file))
                            .count();
                    assertTrue(files <= MOST_FILES, path + " has " + files + " files");
                }
            }
        }
    }
}
