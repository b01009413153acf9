package lifeline.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final JavaClasses CONTRACT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("lifeline.contract");

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void dependsOnJacksonAndJspecifyAndNothingElse() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "lifeline.contract..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(CONTRACT);
    }

    @Test
    void readingsRulesSignalsAndTopicsReadNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "lifeline.contract.reading",
                        "lifeline.contract.rule",
                        "lifeline.contract.signal",
                        "lifeline.contract.topic",
                        "lifeline.contract.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io", "java.nio.file..", "com.fasterxml.jackson..", "lifeline.contract.yaml")
                .check(CONTRACT);
    }

    @Test
    void readingsAndTopicsKnowNoRules() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "lifeline.contract.reading",
                        "lifeline.contract.topic",
                        "lifeline.contract.yaml",
                        "lifeline.contract.clock",
                        "lifeline.contract.process")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.contract.rule",
                        "lifeline.contract.signal",
                        "lifeline.contract.domain",
                        "lifeline.contract.simulation",
                        "lifeline.contract.city")
                .check(CONTRACT);
    }

    @Test
    void noClassIsLongerThan400Lines() throws IOException {
        for (Path source : sources()) {
            assertTrue(Files.readAllLines(source).size() <= 400, source.toString());
        }
    }

    @Test
    void noPackageHasMoreThanTwelveFiles() throws IOException {
        Map<Path, Long> sizes = sources().stream()
                .filter(source -> source.startsWith("src/main"))
                .collect(Collectors.groupingBy(source -> source.resolveSibling(""), Collectors.counting()));
        assertEquals(
                List.of(),
                sizes.entrySet().stream().filter(entry -> entry.getValue() > 12).toList());
    }

    @Test
    void everyPackageHasAManual() throws IOException {
        for (Path source : sources()) {
            if (source.startsWith("src/main")) {
                assertTrue(Files.exists(source.resolveSibling("package-info.java")), source.toString());
            }
        }
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl|Info|Abstract|Base)(\\$.*)?")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(CONTRACT);
    }

    @Test
    void noFileKnowsADomainByName() throws IOException {
        for (Path source : sources()) {
            if (source.startsWith("src/main")) {
                String code = Files.readString(source).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
                assertTrue(!code.matches("(?s).*\"(gas|water|heating|bridge|waterlogging)\".*"), source.toString());
            }
        }
    }
}
