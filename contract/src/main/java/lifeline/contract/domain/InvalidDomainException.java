package lifeline.contract.domain;

import java.util.List;
import java.util.stream.Collectors;
import lifeline.contract.yaml.Fault;

/** A domain folder that cannot be used; the message lists every fault with file and line. */
public final class InvalidDomainException extends RuntimeException {
    private final transient List<Fault> faults;

    public InvalidDomainException(List<Fault> faults) {
        super(faults.size()
                + (faults.size() == 1 ? " fault:\n  " : " faults:\n  ")
                + faults.stream().map(Fault::toString).collect(Collectors.joining("\n  ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
