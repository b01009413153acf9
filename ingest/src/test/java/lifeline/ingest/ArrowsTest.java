package lifeline.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private static final int MAX_LINES = 400;
    private static final int MAX_FILES = 12;

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("lifeline.ingest");

    @Test
    void dependsOnTheContractFlinkAndPahoOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "lifeline.ingest..",
                        "lifeline.contract..",
                        "org.apache.flink..",
                        "org.eclipse.paho..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.dataformat.cbor..",
                        "javax.measure..",
                        "systems.uom..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "java..",
                        "javax.net.."))
                .check(classes);
    }

    @Test
    void onlyTheTwoConnectionsKnowPaho() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        "lifeline\\.ingest\\.(mqtt\\.client\\.PahoConnection|sparkplug\\.command\\.PahoCommands)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.paho..")
                .check(classes);
    }

    @Test
    void onlyUnitKnowsTheUnitLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("lifeline.ingest.unit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.measure..", "systems.uom..")
                .check(classes);
    }

    @Test
    void codecsAndValidationArePure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "lifeline.ingest.codec..",
                        "lifeline.ingest.validation..",
                        "lifeline.ingest.foreign..",
                        "lifeline.ingest.unit..",
                        "lifeline.ingest.quota..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "org.eclipse.paho..", "org.slf4j..", "lifeline.ingest.mqtt..")
                .check(classes);
    }

    @Test
    void edgeNodesAreUnderstoodPurely() {
        noClasses()
                .that()
                .resideInAnyPackage("lifeline.ingest.sparkplug", "lifeline.ingest.sparkplug.payload")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.flink..",
                        "org.eclipse.paho..",
                        "org.slf4j..",
                        "lifeline.ingest.mqtt..",
                        "lifeline.ingest.sparkplug.job..",
                        "lifeline.ingest.sparkplug.command..")
                .check(classes);
    }

    @Test
    void theSourceKnowsNothingOfPayloads() {
        noClasses()
                .that()
                .resideInAPackage("lifeline.ingest.mqtt..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.ingest.codec..", "lifeline.ingest.validation..", "lifeline.ingest.sparkplug..")
                .check(classes);
    }

    @Test
    void theClientKnowsNothingOfFlink() {
        noClasses()
                .that()
                .resideInAPackage("lifeline.ingest.mqtt.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(classes);
    }

    @Test
    void noClassIsLongerAndNoPackageLargerThanAgreed() throws IOException {
        assertEquals(List.of(), tooLarge(Path.of("src/main/java")));
        assertEquals(List.of(), tooLarge(Path.of("src/test/java")));
    }

    private static List<String> tooLarge(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(ArrowsTest::isTooLarge).map(Path::toString).toList();
        }
    }

    private static boolean isTooLarge(Path path) {
        try (Stream<?> parts =
                Files.isDirectory(path) ? Files.list(path).filter(Files::isRegularFile) : Files.lines(path)) {
            return parts.count() > (Files.isDirectory(path) ? MAX_FILES : MAX_LINES);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
