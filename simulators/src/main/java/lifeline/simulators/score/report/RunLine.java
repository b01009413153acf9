package lifeline.simulators.score.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lifeline.simulators.score.match.Answer;
import lifeline.simulators.score.match.Matching;
import lifeline.simulators.score.match.Ruling;

/** What became of one run, in a line for people. */
public final class RunLine {
    private static final int MOST = 3;

    private RunLine() {}

    /** How what was due was answered, and which alarms were false. */
    public static String of(Matching.Verdict verdict) {
        return answers(verdict) + falseAlarms(verdict);
    }

    private static String answers(Matching.Verdict verdict) {
        List<String> told = new ArrayList<>();
        for (Answer answer : verdict.answers()) {
            told.add(String.format(
                    Locale.ROOT,
                    "%s %.2f%s %s%s",
                    answer.due().rule(),
                    answer.due().size().orElse(Double.NaN),
                    answer.due().claimed() ? "" : " (not claimed)",
                    answer.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    level(answer)));
        }
        return told.isEmpty() ? "must stay silent" : String.join(", ", told);
    }

    /** The severity that was due, where another one was told. */
    private static String level(Answer answer) {
        boolean isWrong = answer.rightLevel().filter(right -> !right).isPresent();
        return isWrong
                ? answer.due()
                        .severity()
                        .map(due -> ", not at " + due.name().toLowerCase(Locale.ROOT))
                        .orElse("")
                : "";
    }

    private static String falseAlarms(Matching.Verdict verdict) {
        List<String> told = verdict.rulings().stream()
                .filter(Ruling::isFalse)
                .map(ruling -> ruling.alarm().key().rule() + " at "
                        + ruling.alarm().key().subject())
                .sorted()
                .toList();
        return told.isEmpty()
                ? ""
                : "; " + told.size() + " false: " + told.stream().limit(MOST).toList();
    }
}
