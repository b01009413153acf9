package lifeline.simulators.score.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import lifeline.contract.signal.Severity;
import lifeline.simulators.score.tally.Score;
import lifeline.simulators.score.tally.ScoreBook;

/**
 * The score as one page that needs nothing else: no script, no picture, no font from anywhere. Chinese, and English at a click.
 */
public final class ScorePage {
    private static final String HEAD = """
            <!doctype html>
            <html lang="zh"><head><meta charset="utf-8"><title>告警评分 Alarm score</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>
            body { font: 14px/1.5 system-ui, sans-serif; margin: 2em auto; padding: 0 1.5em; max-width: 1200px; color: #1f2328 }
            h1, h2 { line-height: 1.25; margin-bottom: .2em } h2 { margin-top: 1.8em } p { margin: .3em 0; color: #57606a }
            ul { display: flex; flex-wrap: wrap; gap: .6em; padding: 0; list-style: none }
            li { border: 1px solid #d0d7de; border-radius: 6px; padding: .4em .9em; min-width: 8em }
            li b { display: block; font-size: 22px } li small { color: #57606a }
            table { border-collapse: collapse; margin: 1em 0; width: 100% } td, th { padding: .15em .5em; text-align: right }
            th { border-bottom: 1px solid #8c959f; vertical-align: bottom } td { vertical-align: top }
            td:first-child, th:first-child { text-align: left } tr.rule td:first-child { padding-left: 1.5em }
            tr.domain td { font-weight: 600; border-top: 1px solid #d0d7de; background: #f6f8fa }
            .ci { display: block; font-weight: 400; color: #57606a; font-size: 12px } .of { font-weight: 400; color: #57606a }
            svg { width: 100%; margin: .5em 0 } svg text { font-size: 12px; fill: #1f2328 }
            .grid { stroke: #d0d7de; stroke-width: .5 } .ci-line { stroke: #57606a; stroke-width: 1.5 }
            .claimed { fill: #1f6feb } .unclaimed { fill: #bf8700 } .bar { fill: #54aeff }
            """;

    private ScorePage() {}

    /** @param head what was run, by name */
    public static String of(ScoreBook book, Map<String, Object> head) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(Words.STYLE).append("</style></head><body>\n").append(Words.SWITCH);
        page.append("<main>\n<h1>")
                .append(Words.of("告警评分", "Alarms held against the truth"))
                .append("</h1>\n<p>");
        head.forEach(
                (name, value) -> page.append(Words.escaped(name + ": " + value)).append(" &nbsp; "));
        page.append("</p>\n");
        summary(page, book.overall());
        sizes(page, book.overall());
        bars(page, book);
        heading(page, "全部数字", "All figures");
        note(
                page,
                "区间为 95 % 置信区间。检出率只计规则应当报出的大小；误报率的分母是被监测的传感器日。",
                "Intervals are of 95 %. Recall counts the sizes that a rule claims; false alarms are of all sensor-days watched.");
        return page.append(FigureTable.html(book))
                .append("</main></body></html>\n")
                .toString();
    }

    private static void summary(StringBuilder page, Score overall) {
        page.append("<ul>\n");
        tile(page, share(overall.recall()), "检出率", "recall");
        tile(page, share(overall.recallOf(Severity.RED, Severity.ORANGE)), "红橙检出率", "recall, red and orange");
        tile(page, share(overall.precision()), "精确率", "precision");
        tile(page, share(overall.levels()), "级别正确", "right level");
        tile(page, ScoreTable.number(overall.delayP50(), "%.0f s"), "延迟中位数", "median delay");
        tile(page, ScoreTable.number(overall.delayP95(), "%.0f s"), "延迟 p95", "delay, p95");
        tile(page, ScoreTable.number(overall.falsePerThousandDays(), "%.2f"), "误报／千传感器日", "false in 1,000 sensor-days");
        tile(page, overall.quiet().hits() + "/" + overall.quiet().trials(), "应静默且静默", "kept quiet");
        tile(page, String.format(Locale.ROOT, "%,d", overall.scenarios()), "次运行", "runs");
        tile(page, String.format(Locale.ROOT, "%,.0f", overall.sensorDays()), "传感器日", "sensor-days");
        tile(page, String.valueOf(overall.falseAlarms()), "误报", "false alarms");
        tile(page, String.valueOf(overall.standing()), "未消除的告警", "alarms never cleared");
        page.append("</ul>\n");
    }

    private static String share(Score.Rate rate) {
        return ScoreTable.number(rate.share(), "%.3f");
    }

    private static void tile(StringBuilder page, String value, String zh, String en) {
        page.append("<li><b>").append(value).append("</b><small>");
        page.append(Words.of(zh, en)).append("</small></li>\n");
    }

    private static void sizes(StringBuilder page, Score overall) {
        if (overall.bySize().stream().allMatch(bin -> bin.all() == 0)) {
            return;
        }
        heading(page, "按大小的检出率", "Recall by size");
        note(
                page,
                "横轴：故障大小，为最低报警值的倍数；其下为报出数／全部。蓝：多数应当报出；橙：多数不要求报出。",
                "Across: size in multiples of the lowest raise level, and below it said/all."
                        + " Blue: rules claim most of these sizes; orange: they do not.");
        page.append(SizePlot.svg(overall.bySize()));
    }

    private static void bars(StringBuilder page, ScoreBook book) {
        List<Bars.Bar> recalls = bars(
                book,
                score -> bar(
                        score.recall().share(),
                        score.recall().interval().low(),
                        score.recall().interval().high()));
        heading(page, "各规则检出率", "Recall of each rule");
        note(page, "应当报出的大小，95 % 区间", "Of sizes it claims, with 95 % intervals");
        page.append(Bars.svg(recalls, 1));
        List<Bars.Bar> delays = bars(
                book,
                score -> bar(
                        score.delayP50(),
                        score.delayP50().orElse(0),
                        score.delayP95().orElse(0)));
        heading(page, "各规则延迟", "Delay of each rule");
        note(
                page,
                "秒，自故障开始起；柱为中位数，线至 p95",
                "Seconds from the fault's beginning; the bar is the median, the line ends at p95");
        page.append(Bars.svg(delays, Bars.highest(delays)));
        List<Bars.Bar> falses = bars(
                book,
                score -> score.falseAlarms() == 0
                        ? Optional.empty()
                        : bar(
                                score.falsePerThousandDays(),
                                score.falseInterval().low(),
                                score.falseInterval().high()));
        heading(page, "各规则误报", "False alarms of each rule");
        note(
                page,
                "每千传感器日，95 % 区间；没有误报的规则不列",
                "In 1,000 sensor-days, with 95 % intervals; rules without any are left out");
        page.append(falses.isEmpty() ? "" : Bars.svg(falses, Bars.highest(falses)));
    }

    private static List<Bars.Bar> bars(ScoreBook book, Function<Score, Optional<Bars.Bar>> of) {
        List<Bars.Bar> bars = new ArrayList<>();
        book.domains().keySet().forEach(domain -> book.rules(domain)
                .forEach((rule, score) ->
                        of.apply(score).map(bar -> bar.named(rule)).ifPresent(bars::add)));
        return bars;
    }

    private static Optional<Bars.Bar> bar(OptionalDouble value, double low, double high) {
        return value.isEmpty() ? Optional.empty() : Optional.of(new Bars.Bar("", value.getAsDouble(), low, high));
    }

    private static void heading(StringBuilder page, String zh, String en) {
        page.append("<h2>").append(Words.of(zh, en)).append("</h2>\n");
    }

    private static void note(StringBuilder page, String zh, String en) {
        page.append("<p>").append(Words.of(zh, en)).append("</p>\n");
    }

    static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
