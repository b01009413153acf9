package lifeline.contract.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lifeline.contract.yaml.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainFolderTest {
    private static final Path SHIPPED = Path.of("src/main/resources/domains");

    private final Path folder;

    DomainFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static void copy(String domain, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(SHIPPED.resolve(domain))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aCopyUnderAnotherNameIsTheSameDomain() throws IOException {
        copy("gas", folder.resolve("try"));
        assertEquals(DomainFolder.read("gas"), DomainFolder.read(folder.resolve("try")));
    }

    @Test
    void fiveFaultsInThreeFilesAreAllNamedWithTheirLines() throws IOException {
        copy("gas", folder.resolve("gas"));
        Break broken = new Break(folder.resolve("gas"));
        List<String> expected = List.of(
                broken.replace("domain.yaml", "unit: \"%LEL\"", "unit: LEL", "unknown unit 'LEL'"),
                broken.replace("rules.yaml", "raise: 25, clear: 20", "raise: 25, clear: 26", "'clear' must be on"),
                broken.replace("rules.yaml", "  track: hazard", "  trak: hazard", "unknown key 'trak'"),
                broken.replace("rules.yaml", "{value} {unit}，达到", "{valeu} {unit}，达到", "unknown placeholder {valeu}"),
                broken.replace(
                        "scenarios.yaml", "rule: gas.cover-tilt.open", "rule: gas.cover-tilt.opn", "unknown rule"));
        List<Fault> faults = assertThrows(InvalidDomainException.class, () -> DomainFolder.read(folder.resolve("gas")))
                .faults();
        for (String fault : expected) {
            assertEquals(
                    1,
                    faults.stream()
                            .filter(found -> found.toString().startsWith(fault))
                            .count(),
                    fault + " in " + faults);
        }
    }

    @Test
    void aFolderWithNothingInItNamesEveryMissingFile() {
        List<Fault> faults = assertThrows(InvalidDomainException.class, () -> DomainFolder.read(folder))
                .faults();
        assertEquals(
                List.of("domain.yaml", "rules.yaml", "scenarios.yaml").stream()
                        .map(file -> folder + "/" + file + ":1: the file is missing")
                        .toList(),
                faults.stream().map(Fault::toString).toList());
    }

    /** Breaks a copy in one place after the other. */
    record Break(Path directory) {
        /** Replaces the first occurrence. Returns how the fault must begin. */
        String replace(String file, String from, String to, String fault) throws IOException {
            Path path = directory.resolve(file);
            String text = Files.readString(path);
            int at = text.indexOf(from);
            if (at < 0) {
                throw new IllegalStateException(file + " has no " + from);
            }
            Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
            long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
            return path + ":" + line + ": " + fault;
        }
    }
}
