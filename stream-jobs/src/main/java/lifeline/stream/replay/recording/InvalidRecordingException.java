package lifeline.stream.replay.recording;

import java.util.List;
import java.util.stream.Collectors;
import lifeline.contract.yaml.Fault;

/** A recording that cannot be read; the message lists the first faults with file and line. */
public final class InvalidRecordingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param areAll whether the whole file was read */
    public InvalidRecordingException(List<Fault> faults, boolean areAll) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n"))
                + (areAll ? "" : "\nand maybe more: reading stopped here"));
    }
}
