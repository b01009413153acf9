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
                .haveNameNotMatching(
                        "lifeline\\.simulators\\.(publish\\.Paho|sparkplug\\.NodeConnection).*")
