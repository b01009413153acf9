package lifeline.stream.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import lifeline.contract.signal.Signal;
import lifeline.contract.signal.SignalKind;
import lifeline.stream.latch.Nearness;
import lifeline.stream.replay.recording.CsvCells;

/** Signals as lines: {@code rule,subject,kind,severity,at,score}. */
final class SignalsCsv {
    private static final String HEADER = "rule,subject,kind,severity,at,score";

    private SignalsCsv() {}

    static ResultCsv<Signal> to(Path file) throws IOException {
        return new ResultCsv<>(file, HEADER, SignalsCsv::line);
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
        boolean isAlarm = signal.kind() == SignalKind.RAISE || signal.kind() == SignalKind.ESCALATE;
        return Nearness.of(signal.value(), signal.threshold(), isAlarm);
    }
}
