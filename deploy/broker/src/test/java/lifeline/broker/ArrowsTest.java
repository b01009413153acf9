package lifeline.broker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "lifeline.broker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule KNOWS_THE_CONTRACT_AND_WHAT_IT_EMBEDS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "lifeline.broker..",
                    "lifeline.contract..",
                    "org.apache.activemq.artemis..",
                    "java..",
                    "org.jspecify..");

    @Test
    void keepsClassesAndPackagesSmall() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                int lines = Files.readAllLines(file).size();
                assertTrue(lines <= 400, file + " has " + lines + " lines");
                try (Stream<Path> siblings = Files.list(file.resolveSibling("."))) {
                    long count = siblings.filter(Files::isRegularFile).count();
                    assertTrue(count <= 12, file.getParent() + " has " + count + " files");
                }
            }
        }
    }
}
