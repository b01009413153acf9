package lifeline.stream.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import lifeline.stream.judge.Scored;
import lifeline.stream.replay.recording.CsvCells;
import lifeline.stream.window.Micros;

/** How near to an alarm each reading was, as lines: {@code sensor,observed_at,score}. */
final class ScoresCsv {
    private static final String HEADER = "sensor,observed_at,score";

    private ScoresCsv() {}

    static ResultCsv<Scored> to(Path file) throws IOException {
        return new ResultCsv<>(file, HEADER, ScoresCsv::line);
    }

    private static String line(Scored scored) {
        return CsvCells.cell(scored.device())
                + ','
                + Micros.instant(scored.at())
                + ','
                + String.format(Locale.ROOT, "%.4f", scored.score())
                + '\n';
    }
}
