package lifeline.contract.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of several files, so that all are told at once. */
public final class Faults {
    private final List<Fault> faults = new ArrayList<>();

    public void add(String file, int line, String message) {
        faults.add(new Fault(file, line, message));
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** By file and line. */
    public List<Fault> all() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::file).thenComparing(Fault::line))
                .toList();
    }
}
