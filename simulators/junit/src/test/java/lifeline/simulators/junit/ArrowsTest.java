package lifeline.simulators.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final int MOST_LINES = 400;
    private static final int MOST_FILES = 12;
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lifeline.simulators.junit");

    @Test
    void ofTheJobsItKnowsTheJudgesAndOfTheBrokerItsProcess() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.simulators..",
                        "lifeline.contract..",
                        "lifeline.stream.judge",
                        "lifeline.stream.rulebook",
                        "lifeline.stream.quality",
                        "lifeline.stream.subject",
                        "lifeline.stream.window",
                        "lifeline.broker",
                        "org.junit.jupiter.api..",
                        "org.junit.platform.commons..",
                        "org.jspecify..",
                        "java..")
                .check(MAIN);
    }

    @Test
    void onlyTheExtensionKnowsJUnit() {
        noClasses()
                .that()
                .haveNameNotMatching("lifeline\\.simulators\\.junit\\.(CityExtension|SimulatedCity).*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(MAIN);
    }

    @Test
    void timeIsVirtualAndNothingWaitsExceptForABroker() {
        noClasses()
                .that()
                .resideInAnyPackage("..junit.run", "..junit.place", "..junit.signal")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "..junit.broker", "lifeline.broker")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MAIN);
    }

    @Test
    void noClassIsLongerThan400LinesAndNoPackageHasMoreThan12Files() throws IOException {
        for (Path root : List.of(Path.of("src", "main", "java"), Path.of("src", "test", "java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                Map<Path, List<Path>> packages = files.filter(
                                file -> file.toString().endsWith(".java"))
                        .collect(Collectors.groupingBy(Path::getParent));
                for (List<Path> sources : packages.values()) {
                    assertTrue(
                            sources.size() <= MOST_FILES, () -> sources.get(0).getParent() + " is too wide");
                    for (Path source : sources) {
                        int lines = Files.readAllLines(source).size();
                        assertTrue(lines <= MOST_LINES, () -> source + " has " + lines + " lines");
                    }
                }
            }
        }
    }
}
