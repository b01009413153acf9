package lifeline.simulators.score.report;

import java.util.List;
import lifeline.simulators.score.tally.SizeBin;

/** Recall over size, sizes on a logarithmic axis, each point with its interval, as SVG. Blue where most sizes are claimed. */
final class SizePlot {
    private static final int LEFT = 50;
    private static final int WIDTH = 800;
    private static final int HEIGHT = 240;
    private static final int TOP = 10;
    private static final int FOOT = 40;
    private static final int STEPS = 4;

    private SizePlot() {}

    static String svg(List<SizeBin> bins) {
        StringBuilder svg = new StringBuilder();
        ScorePage.add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\">%n", LEFT + WIDTH + LEFT, TOP + HEIGHT + FOOT);
        for (int i = 0; i <= STEPS; i++) {
            double y = y((double) i / STEPS);
            ScorePage.add(
                    svg,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT,
                    LEFT + WIDTH,
                    y,
                    y);
            ScorePage.add(
                    svg,
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>%n",
                    LEFT - 6,
                    y + 4,
                    (double) i / STEPS);
        }
        double least = bins.get(0).from();
        double most = bins.get(bins.size() - 1).to();
        for (SizeBin bin : bins) {
            double x = x(Math.sqrt(bin.from() * bin.to()), least, most);
            ScorePage.add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.2f–%.2f</text>",
                    x,
                    TOP + HEIGHT + 18,
                    bin.from(),
                    bin.to());
            ScorePage.add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d/%d</text>%n",
                    x,
                    TOP + HEIGHT + 34,
                    bin.said(),
                    bin.all());
            if (bin.all() > 0) {
                point(svg, bin, x);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static void point(StringBuilder svg, SizeBin bin, double x) {
        ScorePage.add(
                svg,
                "<line class=\"ci-line\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                x,
                x,
                y(bin.interval().low()),
                y(bin.interval().high()));
        ScorePage.add(
                svg,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"><title>%.3f</title></circle>%n",
                bin.claimed() * 2 >= bin.all() ? "claimed" : "unclaimed",
                x,
                y(bin.recall()),
                bin.recall());
    }

    private static double x(double size, double least, double most) {
        return LEFT + WIDTH * Math.log(size / least) / Math.log(most / least);
    }

    private static double y(double recall) {
        return TOP + HEIGHT * (1 - recall);
    }
}
