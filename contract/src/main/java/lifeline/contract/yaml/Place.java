package lifeline.contract.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where files are read from: a directory, or a folder on the class path. A file that is missing is a fault. */
public final class Place {
    private final String name;
    private final Function<String, Optional<byte[]>> bytes;

    private Place(String name, Function<String, Optional<byte[]>> bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    public static Place directory(Path directory) {
        return new Place(directory.toString(), file -> {
            Path path = directory.resolve(file);
            try {
                return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(path + " cannot be read", e);
            }
        });
    }

    public static Place classPath(String folder) {
        return new Place(folder, file -> {
            try (InputStream stream = Place.class.getResourceAsStream("/" + folder + "/" + file)) {
                return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(folder + "/" + file + " cannot be read from the class path", e);
            }
        });
    }

    public Place folder(String folder) {
        return new Place(pathOf(folder), file -> bytes.apply(folder + "/" + file));
    }

    /** How faults name a file here. */
    public String pathOf(String file) {
        return name + "/" + file;
    }

    public boolean has(String file) {
        return bytes.apply(file).isPresent();
    }

    public Optional<String> text(String file, Faults faults) {
        Optional<byte[]> found = bytes.apply(file);
        if (found.isEmpty()) {
            faults.add(pathOf(file), 1, "the file is missing");
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(found.get()))
                    .toString());
        } catch (CharacterCodingException e) {
            faults.add(pathOf(file), 1, "the file is not UTF-8");
            return Optional.empty();
        }
    }

    public YamlNode yaml(String file, Faults faults) {
        return text(file, faults)
                .map(text -> YamlFile.parse(pathOf(file), text, faults))
                .orElseGet(YamlNode::nothing);
    }
}
