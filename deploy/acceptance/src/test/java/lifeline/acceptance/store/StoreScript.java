package lifeline.acceptance.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts that make the store, as the contract ships them. */
final class StoreScript {
    private static final Path FOLDER = Path.of("../../contract/src/main/resources/store");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private StoreScript() {}

    /** The names of the scripts that are run once, in their order. */
    static List<String> versions() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> VERSION.matcher(name).matches())
                    .sorted(Comparator.comparingInt(StoreScript::version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(String name) {
        return Integer.parseInt(VERSION.matcher(name).replaceAll("$1"));
    }

    static String read(String name) {
        try (InputStream script = StoreScript.class.getResourceAsStream("/store/" + name)) {
            if (script == null) {
                throw new IllegalArgumentException("no script store/" + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
