package lifeline.ingest.foreign;

import java.util.List;
import java.util.stream.Collectors;
import lifeline.contract.yaml.Fault;

/** A settings file of foreign topics that cannot be used; the message lists every fault with file and line. */
public final class InvalidForeignTopicsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    InvalidForeignTopicsException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n  ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
