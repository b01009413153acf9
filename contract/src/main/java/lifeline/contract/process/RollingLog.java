package lifeline.contract.process;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A log file of limited size: when it is full it becomes {@code name.1}, in place of the one before. */
final class RollingLog implements Closeable {
    private static final long FULL = 16L * 1024 * 1024;

    private final Path file;
    private final long full;
    private BufferedWriter writer;
    private long size;

    private RollingLog(Path file, long full) throws IOException {
        this.file = file;
        this.full = full;
        this.writer = writer(file);
        this.size = Files.size(file);
    }

    static RollingLog open(Path file) throws IOException {
        return open(file, FULL);
    }

    static RollingLog open(Path file, long full) throws IOException {
        return new RollingLog(file, full);
    }

    void add(String line) throws IOException {
        if (size > full) {
            writer.close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            writer = writer(file);
            size = 0;
        }
        writer.write(line);
        writer.newLine();
        writer.flush();
        size += line.length() + 1L;
    }

    private static BufferedWriter writer(Path file) throws IOException {
        return Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
