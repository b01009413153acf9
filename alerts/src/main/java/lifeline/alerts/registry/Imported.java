package lifeline.alerts.registry;

import java.util.List;
import lifeline.contract.yaml.Fault;

/**
 * What a file held.
 *
 * @param charset what it was written in
 * @param entries those of lines without a fault
 * @param lines the line each entry begins at, from 1
 * @param faults at most {@value #MOST_FAULTS}, by line
 */
public record Imported<T>(String charset, List<T> entries, List<Integer> lines, List<Fault> faults) {
    /** More are not told: whoever sends the wrong file need not read it back. */
    public static final int MOST_FAULTS = 1_000;

    public Imported {
        entries = List.copyOf(entries);
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }
}
