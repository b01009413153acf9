package lifeline.simulators.score.report;

import java.math.BigDecimal;
import java.math.MathContext;
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
        double step = step(most <= 0 || !Double.isFinite(most) ? 1 : most);
        double top = step * STEPS;
        StringBuilder svg = new StringBuilder();
        int height = ROW * bars.size();
        ScorePage.add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\">%n", LEFT + WIDTH + RIGHT, height + FOOT);
        for (int i = 0; i <= STEPS; i++) {
            double x = x(step * i, top);
            ScorePage.add(svg, "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"%d\"/>", x, x, height);
            ScorePage.add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x,
                    height + 16,
                    plain(step * i));
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

    /** The smallest of 1, 2, 4, 5, 6, 8 times a power of ten of which {@link #STEPS} reach {@code most}. */
    static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most / STEPS)));
        for (double digit : new double[] {1, 2, 4, 5, 6, 8}) {
            if (digit * power * STEPS >= most * (1 - 1e-9)) {
                return digit * power;
            }
        }
        return 10 * power;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static double x(double value, double top) {
        return LEFT + WIDTH * Math.max(0, Math.min(1, value / top));
    }
}
