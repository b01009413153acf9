package lifeline.launcher.report;

import java.util.List;
import java.util.Locale;

/**
 * Lines over time as SVG.
 *
 * @param unit of the upright axis
 * @param marks instants worth a line of their own
 */
public record Plot(String title, String unit, List<Line> lines, List<Mark> marks) {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 240;
    private static final int LEFT = 70;
    private static final int BOTTOM = 40;
    private static final int TOP = 30;
    private static final int RIGHT = 150;
    private static final int STEPS = 4;
    private static final int MARK_ROWS = 3;
    private static final List<String> COLOURS =
            List.of("#1f6feb", "#d1242f", "#2da44e", "#bf8700", "#8250df", "#57606a");

    /** One quantity over time. */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /** @param at in seconds */
    public record Point(double at, double value) {}

    /** @param at in seconds */
    public record Mark(double at, String text) {}

    public Plot {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    String svg() {
        double most = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::value)
                .max()
                .orElse(1);
        double top = most <= 0 ? 1 : most * 1.05;
        double end = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::at)
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                LEFT + WIDTH + RIGHT,
                TOP + HEIGHT + BOTTOM,
                escaped(title));
        add(svg, "<text x=\"%d\" y=\"18\" class=\"title\">%s (%s)</text>", LEFT, escaped(title), escaped(unit));
        axes(svg, top, end);
        for (int i = 0; i < marks.size(); i++) {
            double x = x(marks.get(i).at(), end);
            int y = TOP + 10 + i % MARK_ROWS * 13; // neighbours below each other
            add(svg, "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" class=\"mark\"/>", x, TOP, x, TOP + HEIGHT);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" class=\"tick\">%s</text>",
                    x + 3,
                    y,
                    escaped(marks.get(i).text()));
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, i, top, end);
        }
        return svg.append("</svg>").toString();
    }

    private static void axes(StringBuilder svg, double top, double end) {
        for (int i = 0; i <= STEPS; i++) {
            double y = TOP + HEIGHT - (double) HEIGHT * i / STEPS;
            add(svg, "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>", LEFT, y, LEFT + WIDTH, y);
            add(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" class=\"tick\" text-anchor=\"end\">%s</text>",
                    LEFT - 6,
                    y + 4,
                    number(top * i / STEPS));
            double x = LEFT + (double) WIDTH * i / STEPS;
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" class=\"tick\" text-anchor=\"middle\">%s s</text>",
                    x,
                    TOP + HEIGHT + 18,
                    number(end * i / STEPS));
        }
    }

    private void draw(StringBuilder svg, int index, double top, double end) {
        Line line = lines.get(index);
        String colour = COLOURS.get(index % COLOURS.size());
        StringBuilder points = new StringBuilder();
        for (Point point : line.points()) {
            points.append(String.format(
                    Locale.ROOT, "%.1f,%.1f ", x(point.at(), end), TOP + HEIGHT - HEIGHT * point.value() / top));
        }
        add(svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", points, colour);
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" class=\"tick\" fill=\"%s\">%s</text>",
                LEFT + WIDTH + 10,
                TOP + 14 + 16 * index,
                colour,
                escaped(line.name()));
    }

    private static double x(double at, double end) {
        return LEFT + WIDTH * at / Math.max(end, 1e-9);
    }

    private static String number(double value) {
        return value >= 100 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
