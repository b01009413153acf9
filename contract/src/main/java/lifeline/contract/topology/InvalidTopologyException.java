package lifeline.contract.topology;

import java.util.List;

/** A topology that cannot be: every connection that is wrong, by name, and why. */
public final class InvalidTopologyException extends RuntimeException {
    private static final int TOLD = 20;
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final List<String> faults;

    InvalidTopologyException(List<String> faults) {
        super(faults.size() + " faults in the topology:\n"
                + String.join("\n", faults.subList(0, Math.min(TOLD, faults.size())))
                + (faults.size() > TOLD ? "\n…" : ""));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
