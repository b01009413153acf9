package lifeline.stream;

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
    private static final int LINES_AT_MOST = 400;
    private static final int FILES_AT_MOST = 12;
    private static final int DETECTOR_LINES_AT_MOST = 100;
    private static final String[] PURE = {
        "lifeline.stream.window",
        "lifeline.stream.quality",
        "lifeline.stream.detector..",
        "lifeline.stream.latch",
        "lifeline.stream.judge",
        "lifeline.stream.rulebook",
        "lifeline.stream.subject",
        "lifeline.stream.blind",
        "lifeline.stream.ledger",
        "lifeline.stream.waveform",
        "lifeline.stream.check"
    };
    private static final JavaClasses JOBS =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("lifeline.stream");

    @Test
    void theJobsKnowContractIngestFlinkAndJdbcOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.stream..",
                        "lifeline.contract..",
                        "lifeline.ingest..",
                        "java..",
                        "org.apache.flink..",
                        "org.postgresql..",
                        "org.slf4j..",
                        "org.jspecify.annotations..")
                .check(JOBS);
    }

    @Test
    void onlyTheSinkOfReadingsKnowsWhichDatabaseItIs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("lifeline.stream.sink.reading")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postgresql..")
                .check(JOBS);
    }

    @Test
    void whatIsDecidedIsDecidedWithoutFlinkJdbcOrLogger() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.stream.window",
                        "lifeline.stream.quality",
                        "lifeline.stream.detector..",
                        "lifeline.stream.latch",
                        "lifeline.stream.judge",
                        "lifeline.stream.rulebook",
                        "lifeline.stream.subject",
                        "lifeline.stream.blind",
                        "lifeline.stream.ledger",
                        "lifeline.stream.check",
                        "lifeline.stream.waveform",
                        "lifeline.contract..",
                        "java.lang..",
                        "java.io..",
                        "java.nio.file..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(JOBS);
    }

    @Test
    void timeComesInAsAnArgument() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(JOBS);
    }

    @Test
    void onlySinksAndStoreSpeakJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages("lifeline.stream.sink..", "lifeline.stream.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(JOBS);
    }

    @Test
    void theOperatorKnowsNoSink() {
        noClasses()
                .that()
                .resideInAPackage("lifeline.stream.operator")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("lifeline.stream.sink..", "lifeline.stream.store..")
                .check(JOBS);
    }

    @Test
    void noClassAndNoPackageOutgrowsItsLimit() throws IOException {
        for (Path root : List.of(Path.of("src", "main", "java"), Path.of("src", "test", "java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                Map<Path, List<Path>> packages = files.filter(
                                file -> file.toString().endsWith(".java"))
                        .collect(Collectors.groupingBy(Path::getParent));
                for (List<Path> sources : packages.values()) {
                    assertTrue(
                            sources.size() <= FILES_AT_MOST,
                            () -> sources.get(0).getParent() + " is too wide");
                    for (Path source : sources) {
                        int most = source.toString().endsWith("Detector.java") ? DETECTOR_LINES_AT_MOST : LINES_AT_MOST;
                        int lines = Files.readAllLines(source).size();
                        assertTrue(lines <= most, () -> source + " has " + lines + " lines");
                    }
                }
            }
        }
    }
}
