package lifeline.simulators.score.report;

import java.util.Locale;
import lifeline.contract.domain.Text;
import lifeline.simulators.score.tally.Interval;
import lifeline.simulators.score.tally.Score;
import lifeline.simulators.score.tally.ScoreBook;

/** All figures of a score as one table of a page: overall, domains, rules. */
final class FigureTable {
    private FigureTable() {}

    static String html(ScoreBook book) {
        StringBuilder table = new StringBuilder("<table><thead><tr>");
        head(table, "", "");
        head(table, "检出率", "Recall");
        head(table, "精确率", "Precision");
        head(table, "级别正确", "Level");
        head(table, "延迟中位 秒", "Delay p50, s");
        head(table, "延迟 p95 秒", "Delay p95, s");
        head(table, "到级后 秒", "Lag p50, s");
        head(table, "允许 秒", "Bound, s");
        head(table, "误报／千传感器日", "False / 1,000 days");
        head(table, "位置误差 米", "Place, m");
        head(table, "场景", "Scenarios");
        table.append("</tr></thead><tbody>\n");
        row(table, "domain", Words.of("全部", "Overall"), book.overall());
        book.domains().forEach((domain, score) -> {
            row(table, "domain", Words.of(book.title(domain).orElse(new Text(domain, domain))), score);
            book.rules(domain).forEach((rule, of) -> row(table, "rule", Words.escaped(rule), of));
        });
        return table.append("</tbody></table>\n").toString();
    }

    private static void head(StringBuilder table, String zh, String en) {
        table.append("<th>").append(Words.of(zh, en)).append("</th>");
    }

    private static void row(StringBuilder table, String kind, String name, Score score) {
        table.append("<tr class=\"").append(kind).append("\"><td>").append(name).append("</td>");
        cell(table, rate(score.recall()));
        cell(table, rate(score.precision()));
        cell(table, rate(score.levels()));
        cell(table, ScoreTable.number(score.delayP50(), "%.0f"));
        cell(table, ScoreTable.number(score.delayP95(), "%.0f"));
        cell(table, ScoreTable.number(score.punctuality().p50(), "%.0f"));
        cell(
                table,
                ScoreTable.number(score.punctuality().bound(), "%.0f")
                        + (score.punctuality().isBeyond() ? " !" : ""));
        cell(
                table,
                ScoreTable.number(score.falsePerThousandDays(), "%.2f")
                        + (score.sensorDays() > 0 ? between(score.falseInterval()) : ""));
        cell(table, ScoreTable.number(score.metresP50(), "%.0f"));
        cell(table, String.valueOf(score.scenarios()));
        table.append("</tr>\n");
    }

    private static void cell(StringBuilder table, String text) {
        table.append("<td>").append(text).append("</td>");
    }

    private static String rate(Score.Rate rate) {
        return rate.trials() == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.3f <span class=\"of\">%d/%d</span>%s",
                        rate.share().orElse(0),
                        rate.hits(),
                        rate.trials(),
                        between(rate.interval()));
    }

    private static String between(Interval interval) {
        return String.format(Locale.ROOT, "<span class=\"ci\">%.2f–%.2f</span>", interval.low(), interval.high());
    }
}
