package lifeline.simulators.junit;

import java.nio.file.Path;
import java.util.List;
import lifeline.simulators.fault.Injection;
import lifeline.simulators.junit.run.VirtualCity;
import lifeline.simulators.truth.Ledger;
import lifeline.simulators.truth.TruthFile;

/**
 * What really happened in the city so far: the faults that began, and counts of what its devices said. With a {@link Broker}
 * only what that has acknowledged counts.
 */
public final class Truth {
    private final VirtualCity city;
    private final Ledger ledger;

    Truth(VirtualCity city, Ledger ledger) {
        this.city = city;
        this.ledger = ledger;
    }

    /** All that broke, whether asked for or of the scenario, in the order in which it began. */
    public List<Injection> faults() {
        return List.copyOf(city.begun());
    }

    /** Readings, copies that a device sends on purpose included. */
    public long readings() {
        return ledger.sums().published();
    }

    /** Those of one sensor, {@code device.quantity}. */
    public long readings(String sensor) {
        Ledger.Tally tally = ledger.totals().sensors().get(sensor);
        return tally == null ? 0 : tally.published();
    }

    /** Messages, of one or more readings each. */
    public long messages() {
        return ledger.sums().messages();
    }

    /** All counts, by sensor. */
    public Ledger.Totals ledger() {
        return ledger.totals();
    }

    /** Writes it as the truth file of {@code ./lifeline simulate --truth}. */
    public void write(Path json) {
        TruthFile file =
                new TruthFile(json, city.setting().seed(), city.setting().start());
        city.begun().forEach(file::add);
        file.write(city.now(), ledger.totals(), 0);
    }
}
