package lifeline.stream.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

/** A file of lines that is there only once it is whole. */
final class ResultCsv<T> implements Closeable {
    private final Path file;
    private final Path begun;
    private final Writer out;
    private final Function<T, String> line;

    /** @param line with its end */
    ResultCsv(Path file, String header, Function<T, String> line) throws IOException {
        this.file = file.toAbsolutePath();
        this.line = line;
        Path directory = this.file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        this.begun = this.file.resolveSibling("." + file.getFileName() + ".begun");
        this.out = Files.newBufferedWriter(begun);
        out.write(header);
        out.write('\n');
    }

    void write(T told) {
        try {
            out.write(line.apply(told));
        } catch (IOException e) {
            throw new UncheckedIOException(begun + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The file is whole. */
    void finish() throws IOException {
        out.close();
        Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What is not finished is not there. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(begun);
    }
}
