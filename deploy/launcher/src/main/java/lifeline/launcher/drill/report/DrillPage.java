package lifeline.launcher.drill.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lifeline.launcher.drill.kill.Outage;
import lifeline.launcher.drill.kill.Part;

/** The report as one page that needs nothing else: the rate over time, and below it a lane for each part. */
final class DrillPage {
    private static final int WIDTH = 1_000;
    private static final int PLOT = 220;
    private static final int LANE = 26;
    private static final int LEFT = 70;
    private static final int HEIGHT = PLOT + 40 + LANE * Part.values().length;
    private static final String HEAD = """
            <!doctype html><html lang="zh"><meta charset="utf-8"><title>演练 Drill</title>
            <style>body{font:14px/1.5 system-ui,sans-serif;margin:2em;max-width:1080px;color:#222}
            pre{background:#f6f6f6;padding:1em;overflow:auto}td,th{padding:.1em 1em .1em 0;text-align:left}
            svg text{font-size:12px;fill:#444}.job{fill:#c0392b}.broker{fill:#8e44ad}.store{fill:#2471a3}
            .alerts{fill:#b9770e}.axis{stroke:#bbb}.rate{fill:none;stroke:#1e8449;stroke-width:1.5}</style>
            <h1>演练：随机终止下的账目 <small>Drill: the books under random kills</small></h1>
            """;

    private final double seconds;
    private final List<Outage> outages;
    private final List<StoredRate.Sample> samples;
    private final double most;

    DrillPage(Duration length, List<Outage> outages, List<StoredRate.Sample> samples) {
        this.outages = outages;
        this.samples = samples;
        this.seconds = Math.max(
                length.toMillis() / 1e3,
                samples.stream()
                        .mapToDouble(each -> each.at().toMillis() / 1e3)
                        .max()
                        .orElse(1));
        this.most = Math.max(
                1,
                samples.stream().mapToDouble(StoredRate.Sample::perSecond).max().orElse(1));
    }

    /** @param text the report for people, shown as it is */
    String html(String text) {
        return HEAD + "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</pre>\n" + plot() + table()
                + "</html>\n";
    }

    private String plot() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" width=\"100%%\" role=\"img\">%n", WIDTH, HEIGHT));
        add(svg, "<text x=\"0\" y=\"12\">入库 stored/s</text><text x=\"0\" y=\"28\">%,.0f</text>", most);
        add(svg, "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", LEFT, WIDTH, PLOT, PLOT);
        add(svg, "<polyline class=\"rate\" points=\"%s\"/>", line());
        for (Part part : Part.values()) {
            add(svg, "<text x=\"0\" y=\"%d\">%s</text>", lane(part) + LANE - 10, part.word());
        }
        outages.forEach(outage -> mark(svg, outage));
        int ticks = 10;
        for (int i = 0; i <= ticks; i++) {
            double at = seconds * i / ticks;
            add(svg, "<text x=\"%.1f\" y=\"%d\">%.0f s</text>", x(at), HEIGHT - 4, at);
        }
        return svg.append("</svg>\n").toString();
    }

    private void mark(StringBuilder svg, Outage outage) {
        double from = outage.at().toMillis() / 1e3;
        double until =
                from + outage.recovery().map(time -> time.toMillis() / 1e3).orElse(seconds - from);
        String part = outage.part().word();
        add(
                svg,
                "<rect class=\"%s\" opacity=\".12\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\"/>",
                part,
                x(from),
                Math.max(1, x(until) - x(from)),
                PLOT);
        add(
                svg,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s %.1f s, %.1f s</title></rect>",
                part,
                x(from),
                lane(outage.part()),
                Math.max(2, x(until) - x(from)),
                LANE - 10,
                part,
                from,
                until - from);
    }

    private String line() {
        return samples.stream()
                .map(sample -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        x(sample.at().toMillis() / 1e3),
                        PLOT - sample.perSecond() / most * (PLOT - 10)))
                .collect(Collectors.joining(" "));
    }

    private double x(double second) {
        return LEFT + second / seconds * (WIDTH - LEFT);
    }

    private static int lane(Part part) {
        return PLOT + 10 + LANE * List.of(Part.values()).indexOf(part);
    }

    private String table() {
        StringBuilder table = new StringBuilder(
                "<table><tr><th>秒 second<th>终止 killed<th>恢复 worked again, s" + "<th>同时中断 also down</tr>\n");
        for (Outage outage : outages) {
            add(
                    table,
                    "<tr><td>%.1f<td>%s<td>%s<td>%s</tr>",
                    outage.at().toMillis() / 1e3,
                    outage.part().word(),
                    outage.recovery()
                            .map(time -> String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3))
                            .orElse("–"),
                    outage.alsoDown().stream().map(Part::word).collect(Collectors.joining(", ")));
        }
        return table.append("</table>\n").toString();
    }

    private static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
