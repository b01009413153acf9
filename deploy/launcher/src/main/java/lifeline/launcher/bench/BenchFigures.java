package lifeline.launcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import lifeline.launcher.BenchOptions;
import lifeline.launcher.bench.measure.Meter;
import lifeline.launcher.bench.measure.Usage;
import lifeline.launcher.ledger.Ledger;
import lifeline.launcher.report.Figures;
import lifeline.launcher.report.Page;
import lifeline.launcher.report.Plot;
import lifeline.launcher.report.Spread;

/** What a run of {@code bench} amounts to. */
final class BenchFigures {
    private static final double SHORTEST_PHASE_SECONDS = 1;

    private final BenchOptions options;
    private final Figures figures = new Figures();
    private List<Meter.Sample> samples = List.of();
    private List<Plot.Point> latencies = List.of();
    private double bareBroker;
    private boolean passed = true;
    private boolean valid = true;

    BenchFigures(BenchOptions options) {
        this.options = options;
        figures.put("devices", options.devices());
        figures.put("batch", options.batch());
    }

    void bareBroker(double messagesPerSecond) {
        bareBroker = messagesPerSecond;
        figures.measured("bare_broker_messages_per_s", messagesPerSecond);
        valid = messagesPerSecond * options.batch() >= BareBroker.LEAST_PER_SECOND;
        figures.put("valid", valid);
    }

    void bareCopy(double rowsPerSecond) {
        figures.measured("copy_rows_per_s", rowsPerSecond);
    }

    /** The chain's rates, and what a message costs. */
    void rates(Chain.Phase phase) {
        double readings = phase.storedPerSecond();
        double messages = readings / options.batch();
        figures.measured("messages_per_s", messages);
        figures.measured("readings_per_s", readings);
        if (bareBroker > 0) {
            figures.measured("broker_ratio", messages / bareBroker);
            Object copy = figures.get("copy_rows_per_s");
            figures.measured("copy_ratio", copy instanceof Number number ? readings / number.doubleValue() : 0);
        }
        Map<String, Double> cost = new LinkedHashMap<>();
        double total = 0;
        for (Map.Entry<String, Double> part : phase.cpuSeconds().entrySet()) {
            double micros = part.getValue() * 1e6 / Math.max(1, messages * phase.seconds());
            cost.put(part.getKey(), Figures.rounded(micros));
            total += micros;
        }
        cost.put("all", Figures.rounded(total));
        figures.put("cpu_us_per_message", cost);
    }

    void paced(Chain.Phase phase) {
        figures.measured("paced_messages_per_s", phase.messages() / phase.seconds());
    }

    /** What the bare broker takes, and no less than twice what the chain does. */
    double burstRate(Chain.Phase saturated) {
        return Math.max(bareBroker, 2 * saturated.storedPerSecond() / options.batch());
    }

    void burst(Chain.Phase phase, Duration time) {
        Map<String, Object> burst = new LinkedHashMap<>();
        burst.put("messages_per_s", Figures.rounded(phase.messages() / time.toSeconds()));
        burst.put("caught_up_s", Figures.rounded(phase.caughtUp()));
        figures.put("burst", burst);
    }

    void end(Chain chain, long checkpointBytes) {
        Ledger ledger = chain.ledger();
        figures.put("published", ledger.published());
        figures.put("stored", ledger.stored());
        figures.put("duplicate", ledger.duplicate());
        figures.put("possible_duplicate", ledger.possibleDuplicate());
        figures.put("lost", ledger.lost());
        figures.put("duplicated", ledger.duplicated());
        figures.put("rejected", ledger.rejected());
        alerts(chain);
        figures.put("checkpoint_bytes", checkpointBytes);
        figures.measured("checkpoint_bytes_per_sensor", (double) checkpointBytes / options.devices());
        passed &= ledger.closes();
    }

    private void alerts(Chain chain) {
        List<String> expected = chain.expected();
        Map<String, Long> raised = chain.raised();
        long lost =
                expected.stream().filter(sensor -> !raised.containsKey(sensor)).count();
        long twice = expected.stream()
                .mapToLong(sensor -> Math.max(0, raised.getOrDefault(sensor, 0L) - 1))
                .sum();
        figures.put("alerts_expected", expected.size());
        figures.put(
                "alerts", raised.values().stream().mapToLong(Long::longValue).sum());
        figures.put("alerts_lost", lost);
        figures.put("alerts_duplicated", twice);
        passed &= lost == 0 && twice == 0;
        Spread.of(chain.latencies()).ifPresent(spread -> figures.put("alert_latency_ms", spread.figures(true)));
        latencies = chain.latenciesOverTime();
    }

    void samples(List<Meter.Sample> all) {
        samples = all;
        Map<String, Object> memory = new LinkedHashMap<>();
        for (Meter.Sample sample : all) {
            sample.parts()
                    .forEach((part, usage) -> memory.merge(
                            part,
                            usage.residentBytes() >> 20,
                            (a, b) -> Math.max(((Number) a).longValue(), ((Number) b).longValue())));
        }
        figures.put("peak_memory_mib", memory);
    }

    int exitCode() {
        return passed && valid ? 0 : 1;
    }

    String text() {
        return valid
                ? figures.json()
                : figures.json()
                        + System.lineSeparator()
                        + String.format(
                                Locale.ROOT,
                                "! The run is not valid: the bare broker does %,.0f readings/s here, %,.0f are the least;"
                                        + " end what else runs on this machine and try again.",
                                bareBroker * options.batch(),
                                BareBroker.LEAST_PER_SECOND);
    }

    /** Writes JSON and page; returns where the page is. */
    Path write(Path directory) {
        Path json = options.json().orElse(directory.resolve("bench.json")).toAbsolutePath();
        String name = String.valueOf(json.getFileName());
        Path page =
                json.resolveSibling((name.endsWith(".json") ? name.substring(0, name.length() - 5) : name) + ".html");
        try {
            Files.writeString(json, figures.json() + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(json + " cannot be written", e);
        }
        new Page("压测 Bench", figures, plots()).write(page);
        return page;
    }

    private List<Plot> plots() {
        List<Plot.Mark> marks = new ArrayList<>();
        String phase = "";
        for (Meter.Sample sample : samples) {
            if (!sample.phase().equals(phase)) {
                phase = sample.phase();
                if (!marks.isEmpty()
                        && sample.at() - marks.get(marks.size() - 1).at() < SHORTEST_PHASE_SECONDS) {
                    marks.remove(marks.size() - 1);
                }
                marks.add(new Plot.Mark(sample.at(), phase));
            }
        }
        List<Plot.Line> rate = new ArrayList<>();
        List<Plot.Line> processor = new ArrayList<>();
        List<Plot.Line> memory = new ArrayList<>();
        rate.add(new Plot.Line("stored", changes(sample -> sample.stored())));
        TreeSet<String> parts = new TreeSet<>();
        samples.forEach(sample -> parts.addAll(sample.parts().keySet()));
        for (String part : parts) {
            processor.add(
                    new Plot.Line(part, changes(sample -> usage(sample, part).cpuSeconds())));
            memory.add(new Plot.Line(
                    part,
                    samples.stream()
                            .filter(sample -> sample.parts().containsKey(part))
                            .map(sample -> new Plot.Point(
                                    sample.at(), usage(sample, part).residentBytes() / 1048576.0))
                            .toList()));
        }
        return List.of(
                new Plot("入库读数 Readings stored", "1/s", rate, marks),
                new Plot(
                        "发布到信号入库 Publish to committed signal",
                        "ms",
                        List.of(new Plot.Line("signals", latencies)),
                        marks),
                new Plot("处理器 Processor", "cores", processor, marks),
                new Plot("内存 Memory", "MiB", memory, marks));
    }

    private static Usage usage(Meter.Sample sample, String part) {
        return sample.parts().getOrDefault(part, new Usage(0, 0));
    }

    /** What a growing quantity grows by a second, over about two seconds. */
    private List<Plot.Point> changes(java.util.function.ToDoubleFunction<Meter.Sample> quantity) {
        List<Plot.Point> points = new ArrayList<>();
        int behind = 0;
        for (int i = 1; i < samples.size(); i++) {
            while (samples.get(i).at() - samples.get(behind).at() > 2 && behind < i - 1) {
                behind++;
            }
            Meter.Sample first = samples.get(behind);
            Meter.Sample last = samples.get(i);
            double grown = quantity.applyAsDouble(last) - quantity.applyAsDouble(first);
            points.add(new Plot.Point(last.at(), Math.max(0, grown) / Math.max(0.1, last.at() - first.at())));
        }
        return points;
    }
}
