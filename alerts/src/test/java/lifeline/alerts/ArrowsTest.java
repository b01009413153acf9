package lifeline.alerts;

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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final int LINES_AT_MOST = 400;
    private static final int FILES_AT_MOST = 12;
    private static final JavaClasses SERVICE =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("lifeline.alerts");

    @Test
    void theServiceKnowsTheContractAndQuarkusOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.alerts..",
                        "lifeline.contract..",
                        "java..",
                        "javax.sql..",
                        "javax.crypto..",
                        "io.quarkus..",
                        "io.vertx..",
                        // a word of the MQTT client's
                        "io.netty.handler.codec.mqtt..",
                        "io.smallrye..",
                        "io.micrometer..",
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "org.jboss.logging..",
                        "org.jboss.resteasy.reactive..",
                        "org.apache.commons.csv..",
                        "org.postgresql..",
                        "com.fasterxml.jackson..",
                        "org.jspecify.annotations..")
                .check(SERVICE);
    }

    @Test
    void theLifeCycleAndTheRecordArePure() {
        classes()
                .that()
                .resideInAnyPackage("lifeline.alerts.alert", "lifeline.alerts.record")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.alerts.alert",
                        "lifeline.alerts.record",
                        "lifeline.contract..",
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(SERVICE);
    }

    @Test
    void correlationIsPure() {
        classes()
                .that()
                .resideInAPackage("lifeline.alerts.incident")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.alerts.incident",
                        "lifeline.contract..",
                        "java.io..",
                        "java.lang..",
                        "java.nio.charset..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(SERVICE);
    }

    @Test
    void whoIsOnDutyIsWorkedOutPurely() {
        classes()
                .that()
                .resideInAPackage("lifeline.alerts.duty")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.alerts.duty",
                        "lifeline.contract..",
                        "com.fasterxml.jackson..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(SERVICE);
    }

    @Test
    void whetherSomebodyIsToldIsDecidedPurely() {
        classes()
                .that()
                .resideInAPackage("lifeline.alerts.noise")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.alerts.noise",
                        "lifeline.contract..",
                        "java.io..",
                        "java.lang..",
                        "java.nio.charset..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(SERVICE);
    }

    @Test
    void whatMayBeEnteredIsDecidedPurely() {
        classes()
                .that()
                .resideInAPackage("lifeline.alerts.registry")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "lifeline.alerts.registry",
                        "lifeline.contract..",
                        "org.apache.commons.csv..",
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.util..",
                        "org.jspecify.annotations..")
                .check(SERVICE);
    }

    @Test
    void timeComesFromTheCitysClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "lifeline.alerts.alert",
                        "lifeline.alerts.call",
                        "lifeline.alerts.desk",
                        "lifeline.alerts.duty",
                        "lifeline.alerts.incident..",
                        "lifeline.alerts.intake",
                        "lifeline.alerts.noise..",
                        "lifeline.alerts.registry..",
                        "lifeline.alerts.rest..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVICE);
    }

    @Test
    void noClassAndNoPackageOutgrowsItsLimit() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            Map<Path, List<Path>> packages = files.filter(
                            file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent));
            for (List<Path> sources : packages.values()) {
                assertTrue(sources.size() <= FILES_AT_MOST, () -> sources.get(0).getParent() + " has grown too wide");
                for (Path source : sources) {
                    assertTrue(Files.readAllLines(source).size() <= LINES_AT_MOST, () -> source + " is too long");
                }
            }
        }
    }
}
