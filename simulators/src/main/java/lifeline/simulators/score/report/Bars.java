package lifeline.simulators.score.report;

import java.util.List;

/** Bars side by side in rows, each with a line from its least to its greatest, as SVG. */
final class Bars {
    private static final int ROW = 18;
    private static final int LEFT = 300;
    private static final int WIDTH = 700;
    private static final int RIGHT = 100;
    private static final int FOOT = 22;
    private static final int STEPS = 5;

    private Bars() {}

    /** A value, and what it may be. */
    record Bar(String name, double value, double low, double high) {
        Bar named(String other) {
            return new Bar(other, value, low, high);
        }
    }

    static double highest(List<Bar> bars) {
        return bars.stream()
                .mapToDouble(bar -> Math.max(bar.value(), Math.min(bar.high(), 4 * bar.value() + 1e-9)))
                .max()
                .orElse(1);
    }

    static String svg(List<Bar> bars, double most) {
        double top = most <= 0 || !Double.isFinite(most) ? 1 : most;
        StringBuilder svg = new StringBuilder();
        int height = ROW * bars.size();
        ScorePage.add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\">%n", LEFT + WIDTH + RIGHT, height + FOOT);
        for (int i = 0; i <= STEPS; i++) {
            double x = x(top * i / STEPS, top);
            ScorePage.add(svg, "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\"/>", x, x, height);
            ScorePage.add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.4g</text>%n",
                    x,
                    height + 16,
                    top * i / STEPS);
        }
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = ROW * i;
            ScorePage.add(
                    svg,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    LEFT - 8,
                    y + 13,
                    Words.escaped(bar.name()));
            ScorePage.add(
                    svg,
                    "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    LEFT,
                    y + 3,
                    Math.max(1, x(bar.value(), top) - LEFT),
                    ROW - 6);
            ScorePage.add(
                    svg,
                    "<line class=\"ci-line\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                    x(bar.low(), top),
                    x(bar.high(), top),
                    y + ROW / 2,
                    y + ROW / 2);
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(double value, double top) {
        return LEFT + WIDTH * Math.max(0, Math.min(1, value / top));
    }
}
