package lifeline.simulators.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import lifeline.contract.domain.Quantity;
import lifeline.contract.reading.Unit;
import lifeline.contract.simulation.failing.FailureKind;
import lifeline.contract.topic.Topic;
import lifeline.simulators.device.CityRun;
import lifeline.simulators.device.Emission;
import lifeline.simulators.device.Sample;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.fault.Request;
import lifeline.simulators.wave.Noise;
import lifeline.simulators.wave.Rain;

/**
 * Plays a city in virtual time and writes its readings as {@code sensor,quantity,observed_at,value,asset,domain,period}, in the
 * quantities' own units, each sensor with a gain of its own, but for one that tells a state: a switch is on or off. What the
 * messages would have been on the wire is left out: devices that tell no time, copies sent twice, units of their own belong to the
 * real chain.
 */
public final class ReadingsCsv {
    /** A sensor tells up to so much more or less than it measures. */
    private static final double GAIN = 0.02;

    private static final double DIGITS = 1e5;

    private final CityRun.Script script;
    private final Map<String, Duration> declared;
    private final Instant end;
    private final Optional<Rain> rain;

    /**
     * @param script what is played; its devices keep their own periods
     * @param declared by device: the period it declares, where that is not what its quantities do
     * @param end the first instant that is not played
     */
    public ReadingsCsv(CityRun.Script script, Map<String, Duration> declared, Instant end) {
        this(script, declared, end, Optional.empty());
    }

    /** @param rain in place of the made-up showers */
    public ReadingsCsv(CityRun.Script script, Map<String, Duration> declared, Instant end, Optional<Rain> rain) {
        this.script = script;
        this.declared = Map.copyOf(declared);
        this.end = end;
        this.rain = rain;
    }

    /**
     * Returns how many readings there are.
     *
     * @param requests faults beside those of the play, in order
     * @param progress is told the instant of each message
     */
    public long write(List<Request> requests, Path file, Consumer<Instant> progress) {
        CityRun run = new CityRun(script, fault -> {});
        rain.ifPresent(run::rain);
        List<Injection> coding = new ArrayList<>();
        for (Request request : requests) {
            Injection injection = run.ask(request);
            if (injection.model().failing().filter(FailureKind.MAGIC::equals).isPresent()) {
                coding.add(injection);
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("sensor,quantity,observed_at,value,asset,domain,period\n");
            Lines lines = new Lines(coding, out);
            for (Optional<Instant> at = run.nextAt(); at.isPresent() && at.get().isBefore(end); at = run.nextAt()) {
                progress.accept(at.get());
                Optional<Emission> emission = run.next();
                if (emission.isPresent() && !emission.get().copy()) {
                    lines.write(emission.get());
                }
            }
            return lines.count;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** How much a sensor tells of what it measures. */
    static double gain(long seed, String sensor, Unit unit) {
        return unit == Unit.STATE ? 1 : 1 + GAIN * (2 * Noise.even(Noise.key(seed, "gain/" + sensor), 0) - 1);
    }

    private final class Lines {
        private final List<Injection> coding;
        private final BufferedWriter out;
        private final Map<String, Ending> endings = new HashMap<>();
        private long count;

        /** What is the same in all lines of a sensor. */
        private record Ending(String begin, String end, double gain) {}

        /** @param coding faults under which a device tells codes, which know no gain */
        Lines(List<Injection> coding, BufferedWriter out) {
            this.coding = coding;
            this.out = out;
        }

        void write(Emission emission) throws IOException {
            for (Sample sample : emission.samples()) {
                Instant at = emission.observed(sample);
                String time = at.toString();
                boolean isCoding = isCoding(emission.topic().device(), emission.at());
                for (Map.Entry<String, Double> told : sample.values().entrySet()) {
                    Ending ending = ending(emission.topic(), told.getKey());
                    double value = value(emission, told.getKey(), told.getValue()) * (isCoding ? 1 : ending.gain());
                    if (Double.isNaN(value)) {
                        continue;
                    }
                    if (!Double.isFinite(value)) {
                        continue; // a device that fails may say what nobody can store
                    }
                    out.append(ending.begin()).append(time).append(',');
                    out.append(Double.toString(Math.rint(value * DIGITS) / DIGITS + 0.0))
                            .append(ending.end());
                    count++;
                }
            }
        }

        private boolean isCoding(String device, Instant at) {
            return coding.stream().anyMatch(fault -> fault.struck().containsKey(device) && fault.isActiveAt(at));
        }

        private Ending ending(Topic topic, String quantity) {
            return endings.computeIfAbsent(topic.device() + '.' + quantity, sensor -> {
                Duration period = declared.getOrDefault(
                        topic.device(), quantity(topic.domain(), quantity).period());
                Unit unit = quantity(topic.domain(), quantity).unit();
                return new Ending(
                        topic.device() + ',' + quantity + ',',
                        ',' + topic.asset() + ',' + topic.domain() + ',' + period.toSeconds() + "s\n",
                        gain(script.seed(), sensor, unit));
            });
        }

        private double value(Emission emission, String quantity, double told) {
            String unit = emission.units().get(quantity);
            return unit == null
                    ? told
                    : Unit.parse(unit)
                            .map(known -> quantity(emission.topic().domain(), quantity)
                                    .convert(told, known))
                            .orElseGet(OptionalDouble::empty)
                            .orElse(Double.NaN);
        }
    }

    private Quantity quantity(String domain, String name) {
        return script.catalogue().quantity(domain, name).orElseThrow();
    }
}
