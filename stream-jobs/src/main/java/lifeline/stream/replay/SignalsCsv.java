package lifeline.stream.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.replay.recording.CsvCells;

/** Writes signals to a file that is there only once it is whole: {@code rule,subject,kind,severity,at,score}. */
final class SignalsCsv implements Closeable {
    private static final String HEADER = "rule,subject,kind,severity,at,score\n";

    private final Path file;
    private final Path begun;
    private final Writer out;

    SignalsCsv(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Path directory = this.file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        this.begun = this.file.resolveSibling("." + file.getFileName() + ".begun");
        this.out = Files.newBufferedWriter(begun);
        out.write(HEADER);
    }

    void write(Signal signal) {
        try {
            out.write(line(signal));
        } catch (IOException e) {
            throw new UncheckedIOException(begun + " cannot be written: " + e.getMessage(), e);
        }
    }

    static String line(Signal signal) {
        return String.join(
                        ",",
                        CsvCells.cell(signal.rule()),
                        CsvCells.cell(signal.subject()),
                        signal.kind().name(),
                        signal.severity().name(),
                        signal.at().toString(),
                        String.format(Locale.ROOT, "%.4f", score(signal)))
                + '\n';
    }

    /**
     * How sure of an alarm the signal is, 0…1: ½ where what was judged lay on the threshold, more the further beyond it lay, less
     * the further it was back when the alarm eased or cleared; ¾ or ¼ at a distance of the threshold's own size.
     */
    static double score(Signal signal) {
        double distance = Math.abs(signal.value() - signal.threshold());
        double size = signal.threshold() == 0 ? 1 : Math.abs(signal.threshold());
        double half = distance / (distance + size) / 2;
        boolean isAlarm = signal.kind() == SignalKind.RAISE || signal.kind() == SignalKind.ESCALATE;
        return isAlarm ? 0.5 + half : 0.5 - half;
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
