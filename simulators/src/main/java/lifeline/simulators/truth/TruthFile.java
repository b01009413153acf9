package lifeline.simulators.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lifeline.contract.simulation.Effect;
import lifeline.contract.simulation.failing.FailureKind;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.probe.Bump;
import lifeline.simulators.probe.Probes;
import org.jspecify.annotations.Nullable;

/** The file that tells the truth of a run. Written whole each time, and put in place in one step: never half there. */
public final class TruthFile {
    private static final ObjectMapper JSON = new JsonMapper();

    private final Path path;
    private final long seed;
    private final Instant startedAt;
    private final List<Map<String, Object>> faults = new ArrayList<>();
    private final Map<String, Supplier<?>> asides = new LinkedHashMap<>();
    private Optional<Probes> probes = Optional.empty();
    private Optional<Integer> devices = Optional.empty();

    public TruthFile(Path path, long seed, Instant startedAt) {
        this.path = path.toAbsolutePath();
        this.seed = seed;
        this.startedAt = startedAt;
    }

    /** Each {@link #write} asks for this and tells it under that name. */
    public synchronized void tell(String name, Supplier<?> what) {
        asides.put(name, what);
    }

    /** How many devices the city has, so that whoever reads the file can make the same one. */
    public synchronized void city(int size) {
        devices = Optional.of(size);
    }

    /** What these have done is told, too. */
    public synchronized void watch(Probes asked) {
        probes = Optional.of(asked);
    }

    /** Notes a fault; it is told from the next {@link #write} on. */
    public synchronized void add(Injection fault) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", fault.id());
        told.put("domain", fault.domain());
        told.put("play", fault.play());
        told.put("fault", fault.model().id());
        told.put("track", fault.model().track());
        told.put("kind", fault.model().failing().map(FailureKind::written).orElse(null));
        told.put(
                "way",
                fault.model().failure().map(failure -> failure.way().written()).orElse(null));
        told.put("asset", fault.asset());
        told.put("device", fault.device());
        told.put("devices", List.copyOf(fault.struck().keySet()));
        told.put("quantities", List.copyOf(fault.model().quantities()));
        told.put("from", fault.from().toString());
        told.put("until", fault.until().toString());
        told.put("size", size(fault));
        faults.add(told);
    }

    private static double size(Injection fault) {
        return fault.model().effects().values().stream()
                .findFirst()
                .or(() -> fault.model().physics().changes().values().stream().findFirst())
                .or(() -> fault.model().weather().values().stream().findFirst())
                .map(Effect::size)
                .orElse(0.0);
    }

    /**
     * Writes all that is known now.
     *
     * @param unsent messages made and not handed to the broker
     * @throws UncheckedIOException when it cannot
     */
    public synchronized void write(Instant now, Ledger.Totals totals, int unsent) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("seed", seed);
        truth.put("startedAt", startedAt.toString());
        truth.put("endedAt", now.toString());
        devices.ifPresent(size -> truth.put("devices", size));
        truth.put("faults", faults);
        truth.put("ledger", ledger(totals, unsent));
        asides.forEach((name, what) -> truth.put(name, what.get()));
        probes.ifPresent(asked -> {
            truth.put("bumps", asked.bumps().stream().map(TruthFile::told).toList());
            truth.put("counts", asked.counts());
        });
        Path part = path.resolveSibling(path.getFileName() + ".part");
        try {
            JSON.writeValue(part.toFile(), truth);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the truth cannot be written to " + path + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> told(Bump bump) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("sensor", bump.sensor());
        told.put("rule", bump.rule());
        told.put("from", bump.from().toString());
        told.put("confirmedAt", bump.confirmedAt().toString());
        told.put("until", bump.until().toString());
        told.put("whole", bump.whole());
        told.put("quietFrom", told(bump.quietFrom()));
        told.put("quietUntil", told(bump.quietUntil()));
        return told;
    }

    private static @Nullable String told(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Map<String, Object> ledger(Ledger.Totals totals, int unsent) {
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("published", totals.published());
        ledger.put("acknowledged", totals.published());
        ledger.put("unacknowledged", totals.outstanding());
        ledger.put("refused", totals.refused());
        ledger.put("resent", totals.resent());
        ledger.put("unsent", unsent);
        ledger.put("messages", totals.messages());
        ledger.put("sensors", totals.sensors());
        ledger.put("waveforms", waveforms(totals.frames()));
        return ledger;
    }

    private static Map<String, Object> waveforms(Ledger.FrameTotals totals) {
        Map<String, Object> waveforms = new LinkedHashMap<>();
        waveforms.put("published", totals.published());
        waveforms.put("unacknowledged", totals.outstanding());
        waveforms.put("refused", totals.refused());
        waveforms.put("resent", totals.resent());
        return waveforms;
    }
}
