package lifeline.simulators.score.report;

import java.util.Locale;
import java.util.OptionalDouble;
import lifeline.contract.signal.Severity;
import lifeline.simulators.score.tally.Interval;
import lifeline.simulators.score.tally.Score;
import lifeline.simulators.score.tally.ScoreBook;
import lifeline.simulators.score.tally.SizeBin;

/** The score as a table for a terminal. */
public final class ScoreTable {
    private static final String ROW = "%-40s %19s %11s %17s %7s %8s %8s %8s %8s %8s %18s%n";

    private ScoreTable() {}

    public static String of(ScoreBook book) {
        StringBuilder table = new StringBuilder();
        add(
                table,
                ROW,
                "",
                "recall (95 %)",
                "of claimed",
                "precision (95 %)",
                "level",
                "p50 s",
                "p95 s",
                "lag s",
                "bound s",
                "metres",
                "false/1000 days");
        row(table, "overall", book.overall());
        book.domains().forEach((domain, score) -> {
            row(table, domain, score);
            book.rules(domain).forEach((rule, of) -> row(table, "  " + rule, of));
        });
        severities(table, book);
        sizes(table, book.overall());
        return table.toString();
    }

    private static void row(StringBuilder table, String name, Score score) {
        add(
                table,
                ROW,
                name,
                rate(score.recall()),
                score.recall().hits() + "/" + score.recall().trials(),
                rate(score.precision()),
                number(score.levels().share(), "%.2f"),
                number(score.delayP50(), "%.0f"),
                number(score.delayP95(), "%.0f"),
                number(score.punctuality().p50(), "%.0f"),
                number(score.punctuality().bound(), "%.0f")
                        + (score.punctuality().isBeyond() ? "!" : ""),
                number(score.metresP50(), "%.0f"),
                number(score.falsePerThousandDays(), "%.2f")
                        + (score.sensorDays() > 0 ? ' ' + between(score.falseInterval(), "%.1f") : ""));
    }

    private static void severities(StringBuilder table, ScoreBook book) {
        Score overall = book.overall();
        add(table, "%nrecall by the severity due%n");
        severity(table, "red and orange", overall.recallOf(Severity.RED, Severity.ORANGE));
        severity(table, "red", overall.recallOf(Severity.RED));
        severity(table, "orange", overall.recallOf(Severity.ORANGE));
        severity(table, "yellow", overall.recallOf(Severity.YELLOW));
        severity(table, "blue", overall.recallOf(Severity.BLUE));
        if (overall.punctuality().within().trials() > 0) {
            add(
                    table,
                    "%d of %d levels due told within the hold time and 2 samples; rules whose median is beyond (!): %s%n",
                    overall.punctuality().within().hits(),
                    overall.punctuality().within().trials(),
                    book.beyond().isEmpty()
                            ? "none"
                            : String.join(", ", book.beyond().keySet()));
        }
    }

    private static void severity(StringBuilder table, String name, Score.Rate rate) {
        add(table, "  %-14s  %19s  %d of %d%n", name, rate(rate), rate.hits(), rate.trials());
    }

    private static void sizes(StringBuilder table, Score overall) {
        if (overall.bySize().stream().allMatch(bin -> bin.all() == 0)) {
            return;
        }
        add(table, "%nrecall by size, in multiples of the lowest raise level%n");
        for (SizeBin bin : overall.bySize()) {
            add(
                    table,
                    "  %.2f to %.2f  %5s %s  %d of %d said, %d claimed%n",
                    bin.from(),
                    bin.to(),
                    bin.all() == 0 ? "–" : String.format(Locale.ROOT, "%.2f", bin.recall()),
                    bin.all() == 0 ? "" : between(bin.interval(), "%.2f"),
                    bin.said(),
                    bin.all(),
                    bin.claimed());
        }
        add(
                table,
                "%d runs, %,.0f sensor-days, %d false alarms, %d never cleared; kept quiet: %d of %d%n",
                overall.scenarios(),
                overall.sensorDays(),
                overall.falseAlarms(),
                overall.standing(),
                overall.quiet().hits(),
                overall.quiet().trials());
    }

    private static String rate(Score.Rate rate) {
        return rate.trials() == 0 ? "–" : number(rate.share(), "%.2f") + ' ' + between(rate.interval(), "%.2f");
    }

    private static String between(Interval interval, String format) {
        return '[' + String.format(Locale.ROOT, format + "–" + format, interval.low(), interval.high()) + ']';
    }

    static String number(OptionalDouble number, String format) {
        return number.isEmpty() ? "–" : String.format(Locale.ROOT, format, number.getAsDouble());
    }

    private static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
