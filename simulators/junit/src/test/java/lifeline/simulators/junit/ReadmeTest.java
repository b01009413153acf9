package lifeline.simulators.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path COMPILED =
            Path.of("src", "test", "java", "lifeline", "simulators", "junit", "example", "GasLeakTest.java");

    @Test
    void theExampleInTheReadmeIsATestOfOurs() throws IOException {
        assertEquals(Files.readString(COMPILED).replaceFirst("package [^;]+;\n\n", ""), Readme.example());
    }

    @Test
    void theExampleIsShort() throws IOException {
        long lines = Readme.example().lines().filter(line -> !line.isBlank()).count();
        assertTrue(lines <= 20, () -> lines + " lines");
    }
}
