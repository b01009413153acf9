package lifeline.simulators.score.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import lifeline.simulators.score.tally.Score;
import lifeline.simulators.score.tally.ScoreBook;

/** The score as one page that needs nothing else: no script, no picture, no font from anywhere. Chinese first. */
public final class ScorePage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="zh"><head><meta charset="utf-8"><title>告警评分 Alarm score</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>
            body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; max-width: 1200px; color: #1f2328 }
            h1 small, h2 small { font-weight: 400; color: #57606a }
            table { border-collapse: collapse; margin: 1em 0 } td, th { padding: .15em .8em; text-align: right }
            th { border-bottom: 1px solid #8c959f } td:first-child, th:first-child { text-align: left }
            tr.domain td { font-weight: 600; border-top: 1px solid #d0d7de } .ci { color: #57606a; font-size: 12px }
            svg { width: 100%; margin: .5em 0 } svg text { font-size: 12px; fill: #1f2328 }
            .grid { stroke: #d0d7de; stroke-width: .5 } .ci-line { stroke: #57606a; stroke-width: 1.5 }
            .claimed { fill: #1f6feb } .unclaimed { fill: #bf8700 } .bar { fill: #54aeff }
            </style></head><body>
            """;

    private ScorePage() {}

    /** @param head what was run, by name */
    public static String of(ScoreBook book, Map<String, Object> head) {
        Score overall = book.overall();
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<h1>告警评分 <small>Alarms held against the truth</small></h1>\n<p>");
        head.forEach((name, value) -> page.append(escaped(name + ": " + value)).append(" &nbsp; "));
        add(
                page,
                "</p><p>%d 次运行 runs, %,.0f 传感器日 sensor-days, %d 误报 false alarms, %d 未消除 never cleared, "
                        + "应静默且静默 kept quiet %d/%d</p>%n",
                overall.scenarios(),
                overall.sensorDays(),
                overall.falseAlarms(),
                overall.standing(),
                overall.quiet().hits(),
                overall.quiet().trials());
        page.append("<h2>按大小的检出率 <small>Recall by size, in multiples of the lowest raise level</small></h2>\n");
        page.append(SizePlot.svg(overall.bySize()));
        List<Bars.Bar> recalls = new ArrayList<>();
        List<Bars.Bar> delays = new ArrayList<>();
        List<Bars.Bar> falses = new ArrayList<>();
        book.domains().keySet().forEach(domain -> book.rules(domain).forEach((rule, score) -> {
            bar(
                            rule,
                            score.recall().share(),
                            score.recall().interval().low(),
                            score.recall().interval().high())
                    .ifPresent(recalls::add);
            bar(
                            rule,
                            score.delayP50(),
                            score.delayP50().orElse(0),
                            score.delayP95().orElse(0))
                    .ifPresent(delays::add);
            bar(
                            rule,
                            score.falsePerThousandDays(),
                            score.falseInterval().low(),
                            score.falseInterval().high())
                    .ifPresent(falses::add);
        }));
        page.append("<h2>各规则检出率 <small>Recall of each rule, sizes it claims, 95 %</small></h2>\n");
        page.append(Bars.svg(recalls, 1));
        page.append("<h2>各规则延迟 <small>Delay of each rule in seconds, median to 95th percentile</small></h2>\n");
        page.append(Bars.svg(delays, Bars.highest(delays)));
        page.append("<h2>各规则误报 <small>False alarms in 1,000 sensor-days, 95 %</small></h2>\n");
        page.append(Bars.svg(falses, Bars.highest(falses)));
        table(page, book);
        return page.append("</body></html>\n").toString();
    }

    private static Optional<Bars.Bar> bar(String name, OptionalDouble value, double low, double high) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Bars.Bar(name, value.getAsDouble(), low, high));
    }

    private static void table(StringBuilder page, ScoreBook book) {
        page.append("<h2>全部数字 <small>All figures</small></h2>\n<table><tr><th>规则 rule<th>检出 recall<th>精确 precision"
                + "<th>级别 level<th>延迟 delay s<th>误报 false/1000 d<th>位置 metres<th>场景 scenarios</tr>\n");
        row(page, "domain", "全部 overall", book.overall());
        book.domains().forEach((domain, score) -> {
            row(page, "domain", domain, score);
            book.rules(domain).forEach((rule, of) -> row(page, "rule", rule, of));
        });
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, String kind, String name, Score score) {
        add(
                page,
                "<tr class=\"%s\"><td>%s<td>%s<td>%s<td>%s<td>%s / %s<td>%s <span class=\"ci\">%s</span><td>%s<td>%d</tr>%n",
                kind,
                escaped(name),
                rate(score.recall()),
                rate(score.precision()),
                rate(score.levels()),
                ScoreTable.number(score.delayP50(), "%.0f"),
                ScoreTable.number(score.delayP95(), "%.0f"),
                ScoreTable.number(score.falsePerThousandDays(), "%.2f"),
                score.sensorDays() > 0
                        ? String.format(
                                Locale.ROOT,
                                "%.2f–%.2f",
                                score.falseInterval().low(),
                                score.falseInterval().high())
                        : "",
                ScoreTable.number(score.metresP50(), "%.0f"),
                score.scenarios());
    }

    private static String rate(Score.Rate rate) {
        return rate.trials() == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%.3f <span class=\"ci\">%d/%d, %.2f–%.2f</span>",
                        rate.share().orElse(0),
                        rate.hits(),
                        rate.trials(),
                        rate.interval().low(),
                        rate.interval().high());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
